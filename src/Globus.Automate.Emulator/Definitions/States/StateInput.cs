using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Expressions;
using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>The input of a state: evaluated Parameters, the value at an InputPath, or the whole document.</summary>
internal sealed class StateInput(Template? parameters, ReferencePath? inputPath)
{
    public IReadOnlyCollection<string> PrivateNames { get; } = parameters?.PrivateNames is { } names ? [.. names] : [];

    public JsonNode? Of(StateContext context) =>
        parameters is not null ? parameters.Fill(context.Scope)
        : inputPath is not null ? inputPath.Read(context.Scope)
        : context.Document;
}
