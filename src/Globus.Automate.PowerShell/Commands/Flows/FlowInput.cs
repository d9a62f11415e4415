using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>The flow to publish; it is the target object of errors.</summary>
public sealed class FlowInput : IStartInput
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    internal string? ContextName { get; init; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;

    string IStartInput.RecommendedLine(StartUncertainException uncertain) =>
        StartCheckCommands.Flow(Title, uncertain.SentOn, ContextName);
}
