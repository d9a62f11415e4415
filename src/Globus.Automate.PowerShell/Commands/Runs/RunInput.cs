using Globus.Automate.Http;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>The input of one start; it is the target object of errors.</summary>
public sealed class RunInput : IStartInput
{
    internal RunInput(FlowReference flow) => Flow = flow;

    /// <summary>The flow.</summary>
    public Guid FlowId => Flow.FlowId;

    /// <summary>The label of the run; null if it has none.</summary>
    public string? Label { get; internal init; }

    /// <summary>The tags of the run; null if it has none.</summary>
    public IReadOnlyList<string>? Tag { get; internal init; }

    /// <summary>The input of the run, as it was given; null if it has none.</summary>
    public object? Body { get; internal init; }

    /// <summary>The input file of the run; null if it has none.</summary>
    public string? BodyPath { get; internal init; }

    internal FlowReference Flow { get; }

    internal string? ContextName { get; init; }

    /// <summary>The label, if there is one, and the id of the flow.</summary>
    public override string ToString() => string.IsNullOrEmpty(Label) ? FlowId.ToString() : $"{Label} ({FlowId})";

    string IStartInput.RecommendedLine(StartUncertainException uncertain) =>
        StartCheckCommands.Run(FlowId, Label, uncertain.SentOn, ContextName);
}
