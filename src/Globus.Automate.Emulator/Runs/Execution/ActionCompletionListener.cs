using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Makes runs due when the action that they wait for ends, before their next poll.</summary>
internal sealed class ActionCompletionListener
{
    private readonly RunStore _runs;
    private readonly WorkSignal _signal;
    private readonly TimeProvider _clock;

    public ActionCompletionListener(ActionService actions, RunStore runs, WorkSignal signal, TimeProvider clock)
    {
        (_runs, _signal, _clock) = (runs, signal, clock);
        actions.Ended += OnEnded;
    }

    private void OnEnded(ActionRecord action)
    {
        if (PendingAction.RunOf(action.RequestId) is { } runId)
        {
            _runs.WakeForAction(runId, action.ActionId, _clock.GetUtcNow());
            _signal.Wake();
        }
    }
}
