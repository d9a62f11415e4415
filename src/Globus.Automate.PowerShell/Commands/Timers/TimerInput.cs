using Globus.Automate.Http;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Timers;

/// <summary>The input of the creation of a timer; it is the target object of errors.</summary>
public sealed class TimerInput : IStartInput
{
    internal TimerInput(FlowReference flow) => Flow = flow;

    /// <summary>The flow.</summary>
    public Guid FlowId => Flow.FlowId;

    /// <summary>The name of the timer; null if it has none.</summary>
    public string? Name { get; internal init; }

    /// <summary>The label of the runs; null if they have none.</summary>
    public string? Label { get; internal init; }

    /// <summary>The tags of the runs; null if they have none.</summary>
    public IReadOnlyList<string>? Tag { get; internal init; }

    /// <summary>The input of the runs, as it was given; null if they have none.</summary>
    public object? Body { get; internal init; }

    /// <summary>The input file of the runs; null if they have none.</summary>
    public string? BodyPath { get; internal init; }

    internal FlowReference Flow { get; }

    internal string? ContextName { get; init; }

    /// <summary>The name, if there is one, and the id of the flow.</summary>
    public override string ToString() => string.IsNullOrEmpty(Name) ? FlowId.ToString() : $"{Name} ({FlowId})";

    string IStartInput.RecommendedLine(StartUncertainException uncertain) =>
        StartCheckCommands.Timer(FlowId, Name, uncertain.SentOn, ContextName);
}
