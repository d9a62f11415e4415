using System.Text.RegularExpressions;
using Globus.Automate.Flows;
using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Commands.Runs.Restart;

/// <summary>
/// Finds the values of an input that the service hides in logs, because their names begin with <c>_private</c> or
/// because the author of the flow marked them as private.
/// </summary>
internal static class HiddenInput
{
    private const string PrivatePrefix = "_private";
    private const string Mask = "***";

    // A long input is replaced with its length.
    private const string OmittedMark = "omitted_characters";

    private static readonly Regex PrivatePath = new(
        @"(?<![\w.])(?:\$\.|)((?:\w+\.)*_private\w*)",
        RegexOptions.CultureInvariant
    );

    /// <summary>Whether the log does not contain the input but only its size.</summary>
    public static bool IsOmitted(JsonMap input) => input.Count == 1 && input.ContainsKey(OmittedMark);

    /// <summary>
    /// Returns the paths of the values that are masked, and of the private values that the input schema or the
    /// definition names and that the input lacks.
    /// </summary>
    /// <param name="input">The input to send.</param>
    /// <param name="definition">The definition with which the run was started.</param>
    public static IReadOnlyList<string> Find(JsonMap input, RunDefinition definition) =>
        [
            .. Masked(input, "$")
                .Concat(Missing(input, definition.InputSchema, "$"))
                .Concat(Unresolved(input, definition.Definition))
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Masked(object? value, string path) =>
        value switch
        {
            Mask => [path],
            JsonMap map => map.SelectMany(member => Masked(member.Value, $"{path}.{member.Key}")),
            JsonList list => list.SelectMany((item, index) => Masked(item, $"{path}[{index}]")),
            _ => [],
        };

    private static IEnumerable<string> Missing(JsonMap input, JsonMap? schema, string path)
    {
        if (!(schema?.TryGetValue("properties", out var value) == true && value is JsonMap properties))
        {
            return [];
        }

        return properties.SelectMany(property =>
            !input.TryGetValue(property.Key, out var present)
                ? IsPrivate(property.Key)
                    ? [$"{path}.{property.Key}"]
                    : []
                : present is JsonMap inner
                    ? Missing(inner, property.Value as JsonMap, $"{path}.{property.Key}")
                    : []
        );
    }

    // A value that a state writes is not a part of the input.
    private static IEnumerable<string> Unresolved(JsonMap input, JsonMap? definition)
    {
        var texts = Texts(definition, "").ToList();
        var written = texts
            .Where(text => text.Name == "ResultPath")
            .Select(text => text.Value.TrimStart('$', '.'))
            .ToList();
        return texts
            .Where(text => text.Name != "ResultPath")
            .SelectMany(text => PrivatePath.Matches(text.Value).Cast<Match>().Select(match => match.Groups[1].Value))
            .Where(path => !written.Any(one => path == one || path.StartsWith(one + ".", StringComparison.Ordinal)))
            .Where(path => !Has(input, path))
            .Select(path => $"$.{path}");
    }

    private static IEnumerable<(string Name, string Value)> Texts(object? value, string name) =>
        value switch
        {
            string text when IsPathOrExpression(name) => [(name, text)],
            JsonMap map => map.SelectMany(member => Texts(member.Value, member.Key)),
            JsonList list => list.SelectMany(item => Texts(item, name)),
            _ => [],
        };

    private static bool IsPathOrExpression(string name) =>
        name.EndsWith(".$", StringComparison.Ordinal)
        || name.EndsWith(".=", StringComparison.Ordinal)
        || name is "Variable" or "InputPath" or "ResultPath" or "SecondsPath" or "TimestampPath";

    private static bool Has(JsonMap input, string path)
    {
        object? value = input;
        return path.Split('.').All(name => value is JsonMap map && map.TryGetValue(name, out value));
    }

    private static bool IsPrivate(string name) => name.StartsWith(PrivatePrefix, StringComparison.Ordinal);
}
