using Globus.Automate.Http;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>The input of one start: the target of its errors.</summary>
public sealed class RunInput : IStartInput
{
    internal RunInput(FlowReference flow) => Flow = flow;

    /// <summary>The flow.</summary>
    public Guid FlowId => Flow.FlowId;

    /// <summary>The label of the run; null without one.</summary>
    public string? Label { get; internal init; }

    /// <summary>The tags of the run; null without any.</summary>
    public IReadOnlyList<string>? Tag { get; internal init; }

    /// <summary>The input of the run as it was given; null without one.</summary>
    public object? Body { get; internal init; }

    /// <summary>The file that holds the input of the run; null without one.</summary>
    public string? BodyPath { get; internal init; }

    internal FlowReference Flow { get; }

    internal string? ContextName { get; init; }

    /// <summary>The label, where there is one, and the id of the flow.</summary>
    public override string ToString() => string.IsNullOrEmpty(Label) ? FlowId.ToString() : $"{Label} ({FlowId})";

    string IStartInput.RecommendedLine(StartUncertainException uncertain) =>
        StartCheckCommands.Run(FlowId, Label, uncertain.SentOn, ContextName);
}
