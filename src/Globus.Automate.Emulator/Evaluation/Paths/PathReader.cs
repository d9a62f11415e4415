using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Operators;
using Globus.Automate.Emulator.Evaluation.Values;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Emulator.Evaluation.Paths;

/// <summary>Reads paths in the state document and the run's context.</summary>
internal static class PathReader
{
    /// <summary>The value at the path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="field">The field of the definition that has the path.</param>
    /// <param name="scope">The scope.</param>
    /// <exception cref="EvaluationException">The path does not exist.</exception>
    public static JsonNode? Read(JsonPath path, string field, EvaluationScope scope) =>
        TryRead(path, scope, out var node) ? node : throw EvaluationException.MissingPath(path.Text, field);

    /// <summary>The value at the path, if it exists. A slice creates a new array.</summary>
    public static bool TryRead(JsonPath path, EvaluationScope scope, out JsonNode? node)
    {
        node = scope.State;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            scope.Budget.Step();
            var isContext = i == 0 && path.Segments[0] is NameSegment { Name: EvaluationScope.ContextName };
            if (isContext)
            {
                node = scope.Context;
            }
            else if (!TryStep(path.Segments[i], scope.Budget, ref node))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryStep(PathSegment segment, Budget budget, ref JsonNode? node)
    {
        switch (segment, node)
        {
            case (NameSegment member, JsonObject document):
                return document.TryGetPropertyValue(member.Name, out node);
            case (IndexSegment index, JsonArray array):
                var position = index.Index < 0 ? index.Index + array.Count : index.Index;
                node = position >= 0 && position < array.Count ? array[position] : null;
                return position >= 0 && position < array.Count;
            case (SliceSegment slice, JsonArray array):
                node = Slice(slice, array, budget);
                return true;
            default:
                return false;
        }
    }

    private static JsonArray Slice(SliceSegment slice, JsonArray array, Budget budget) =>
        [
            .. Subscripts
                .Pick([.. array], slice.Start, slice.End, slice.Step ?? 1)
                .Select(item => PyValues.Copy(item, budget)),
        ];
}
