using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>Compiles a definition document to executable states. It reports all problems, not only the first.</summary>
internal static class DefinitionCompiler
{
    private const int MaximumNameLength = 128;

    public static CompiledDefinition Compile(JsonObject document, EmulatorOptions options)
    {
        var problems = new List<Problem>();
        var reader = new JsonRequestReader(document, ["definition"], problems);
        reader.Any("Comment");
        var startAt = reader.RequiredText("StartAt");
        var states = reader.RequiredObject("States");
        reader.RejectUnknown();
        if (states is null)
        {
            return new CompiledDefinition(null, problems);
        }

        var compiled = CompileStates(states, options, problems);
        if (startAt is not null)
        {
            TargetCheck.Run(startAt, states, compiled, problems);
        }

        return new CompiledDefinition(problems.Count == 0 ? new FlowDefinition(startAt!, compiled) : null, problems);
    }

    private static Dictionary<string, State> CompileStates(
        JsonObject states,
        EmulatorOptions options,
        List<Problem> problems
    )
    {
        var compiled = new Dictionary<string, State>();
        if (states.Count == 0)
        {
            problems.Add(new Problem(["definition", "States"], "A flow must have at least one state"));
        }

        foreach (var (name, value) in states)
        {
            object[] location = ["definition", "States", name];
            if (name.Length is 0 or > MaximumNameLength)
            {
                problems.Add(
                    new Problem(location, $"The name of a state must have 1 to {MaximumNameLength} characters")
                );
            }

            if (value is not JsonObject state)
            {
                problems.Add(new Problem(location, "value is not a valid dict", Problem.WrongTypeType));
            }
            else if (
                StateCompiler.Compile(name, new JsonRequestReader(state, location, problems), options) is { } result
            )
            {
                compiled.Add(name, result);
            }
        }

        return compiled;
    }
}
