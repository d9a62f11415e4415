using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;

namespace Globus.Automate.Emulator.Runs;

/// <summary>A run to execute, and the result with which it continues.</summary>
internal sealed record DueRun(LiveRun Run)
{
    /// <summary>The response of the pending action's provider.</summary>
    public ProviderResponse? Response { get; init; }

    /// <summary>The result of a slow step.</summary>
    public StepResult? SlowResult { get; init; }

    /// <summary>Completes when a new run is stored; the result is the initial run.</summary>
    public TaskCompletionSource<RunRecord>? Stored { get; init; }

    /// <summary>The action that the provider has started with this response; null if the run knew it before.</summary>
    public PendingAction? StartedAction =>
        Response is ProviderResponse.Status { Document: var status } && Run.Pending is { ActionId: null } pending
            ? pending with
            {
                ActionId = status["action_id"]?.ToString(),
            }
            : null;

    /// <summary>Work beside the store continues the run. A request may have changed it in the meantime.</summary>
    public bool WasHandedOver => Response is not null || SlowResult is not null;
}
