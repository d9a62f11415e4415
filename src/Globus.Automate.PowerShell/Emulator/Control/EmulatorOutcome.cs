using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>An outcome: the result of actions, which replaces their provider.</summary>
public sealed class EmulatorOutcome
{
    internal EmulatorOutcome(JsonMap document)
    {
        OutcomeId = document.Id("id") ?? default;
        FlowId = document.Id("flow_id");
        ActionUrl = document.RequiredText("url");
        StateName = document.Text("state");
        Attempt = document.Integer("attempt");
        Times = document.Integer("times");
        UsedCount = document.Integer("used_count") ?? 0;
        Steps = document.Maps("steps");
    }

    /// <summary>The id.</summary>
    public Guid OutcomeId { get; }

    /// <summary>The same as <see cref="OutcomeId"/>.</summary>
    public Guid Id => OutcomeId;

    /// <summary>The flow to which the outcome is limited; null for all flows.</summary>
    public Guid? FlowId { get; }

    /// <summary>The state to which the outcome is limited; null for all states.</summary>
    public string? StateName { get; }

    /// <summary>The address of the provider, in which * matches any text.</summary>
    public string ActionUrl { get; }

    /// <summary>The visit of the state in a run to which the outcome is limited; null for all visits.</summary>
    public int? Attempt { get; }

    /// <summary>The number of actions to affect; null for no limit.</summary>
    public int? Times { get; }

    /// <summary>The number of actions that were affected.</summary>
    public int UsedCount { get; }

    /// <summary>The steps of the action, as the control interface describes them.</summary>
    public IReadOnlyList<JsonMap> Steps { get; }

    /// <summary>The state or the address, and the id.</summary>
    public override string ToString() => $"{StateName ?? ActionUrl} ({OutcomeId})";
}
