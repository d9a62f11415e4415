using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>What a state's own part comes to, before the template writes its output and moves on.</summary>
internal abstract record StateResult
{
    private StateResult() { }

    /// <summary>The state is over, with this output.</summary>
    internal sealed record Done(JsonNode? Output) : StateResult;

    /// <summary>The state is over and leaves the document alone; it has chosen what is next.</summary>
    internal sealed record Chosen(string Next) : StateResult;

    /// <summary>The state is not over, or it ends the run.</summary>
    internal sealed record Held(StepOutcome Outcome) : StateResult;
}
