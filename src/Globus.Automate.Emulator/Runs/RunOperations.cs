using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The operations of users on a run after its start.</summary>
internal sealed class RunOperations(
    RunStore runs,
    RunWriter writer,
    WorkSignal signal,
    ActionGateway gateway,
    Database database,
    TimeProvider clock
) : IBlockedRuns
{
    private const string FinalStatuses = "{'ENDED', 'SUCCEEDED', 'FAILED'}";

    /// <summary>Ends the run as FAILED and cancels its pending action at the provider.</summary>
    /// <exception cref="FlowsException">The run has ended.</exception>
    public RunRecord Cancel(RunRecord run)
    {
        var canceled = database.Write(() =>
        {
            var current = runs.Find(run.RunId)!;
            return current.Status.IsFinal()
                ? throw FlowsException.Conflict(
                    $"Run {run.RunId:D} has status '{current.Status.ToName()}' but must have status in {{'ACTIVE', "
                        + "'INACTIVE'} for requested operation"
                )
                : (Before: current, After: Cancel(current, clock.GetUtcNow()));
        });
        if (canceled.Before.Pending is { } pending)
        {
            _ = gateway.CancelAsync(canceled.Before, PendingAction.Parse(pending), CancellationToken.None);
        }

        return canceled.After;
    }

    /// <summary>
    /// Continues an INACTIVE run with the consents of the requesting client and the session of its token. A run that is
    /// ACTIVE or has ended is unchanged.
    /// </summary>
    public RunRecord Resume(RunRecord run, TokenHolder holder)
    {
        var resumed = database.Write(() =>
        {
            var current = runs.Find(run.RunId)!;
            if (current is not { Status: RunStatus.Inactive, Pending: { } pending })
            {
                return current;
            }

            var now = clock.GetUtcNow();
            return runs.TrySaveStep(
                current with
                {
                    Status = RunStatus.Active,
                    Details = null,
                    ClientId = holder.ClientId,
                    SessionId = holder.SessionId,
                    Pending = (PendingAction.Parse(pending) with { IsResumed = true }).ToText(),
                    WakeAt = now,
                    QueuePosition = writer.NextQueuePosition(),
                }
            )!;
        });
        signal.Wake();
        return resumed;
    }

    private RunRecord Cancel(RunRecord run, DateTimeOffset now)
    {
        var canceled = new LiveRun(run);
        canceled.Cancel(now);
        writer.Save(canceled);
        return canceled.Row;
    }

    public void Unblock(Guid runId, Guid webInputId, DateTimeOffset now)
    {
        if (runs.Find(runId) is { } run && run.BlockingWebInputId == webInputId)
        {
            runs.TrySaveStep(run with { WakeAt = now, QueuePosition = writer.NextQueuePosition() });
        }
    }

    /// <summary>Deletes a run that has ended.</summary>
    /// <exception cref="FlowsException">The run has not ended.</exception>
    public RunRecord Release(RunRecord run, Action<RunRecord> beforeRemoval) =>
        database.Write(() =>
        {
            var current = runs.Find(run.RunId)!;
            if (!current.Status.IsFinal())
            {
                throw FlowsException.Conflict(
                    $"Run {run.RunId:D} has status '{current.Status.ToName()}' but must have status in "
                        + $"{FinalStatuses} for requested operation"
                );
            }

            beforeRemoval(current);
            runs.Remove(run.RunId);
            return current;
        });

    public RunRecord Update(RunRecord run, Func<RunRecord, RunRecord> change) =>
        database.Write(() =>
        {
            var changed = change(runs.Find(run.RunId)!);
            runs.UpdateSettings(changed);
            return changed;
        });
}
