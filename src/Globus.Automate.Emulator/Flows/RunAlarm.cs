using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Flows;

/// <summary>Lets runs see at once that the action they wait for was ended, in place of at their next look.</summary>
internal sealed class RunAlarm
{
    private readonly RunStore runs;
    private readonly WorkSignal signal;
    private readonly TimeProvider clock;

    public RunAlarm(ActionService actions, RunStore runs, WorkSignal signal, TimeProvider clock)
    {
        (this.runs, this.signal, this.clock) = (runs, signal, clock);
        actions.Ended += OnEnded;
    }

    private void OnEnded(ActionRecord action)
    {
        if (PendingAction.RunOf(action.RequestId) is { } runId)
        {
            runs.WakeFor(runId, action.ActionId, clock.GetUtcNow());
            signal.Wake();
        }
    }
}
