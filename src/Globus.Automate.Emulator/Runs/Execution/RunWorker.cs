using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// The loop that executes runs: take the due runs, execute their steps, write them in one transaction, notify the
/// waiting requests. Without due runs it waits for the next time or event.
/// </summary>
internal sealed class RunWorker : IAsyncDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Database _database;
    private readonly RunStore _runs;
    private readonly RunSchedule _schedule;
    private readonly DueRuns _due;
    private readonly RunExecutor _executor;
    private readonly RunWriter _writer;
    private readonly RunNotifier _notifier;
    private readonly WorkSignal _signal;
    private readonly EmulatorClock _clock;
    private readonly UnsavedRuns _unsaved;
    private readonly CancellationTokenSource _stopping = new();
    private volatile SqliteException? _storageFailure;
    private Task _loop = Task.CompletedTask;
    private Task _end = Task.CompletedTask;

    public RunWorker(
        Database database,
        RunStore runs,
        RunSchedule schedule,
        DueRuns due,
        RunExecutor executor,
        RunWriter writer,
        RunNotifier notifier,
        UnsavedRuns unsaved,
        WorkSignal signal,
        EmulatorClock clock
    )
    {
        (_database, _runs, _schedule, _due, _executor) = (database, runs, schedule, due, executor);
        (_writer, _notifier, _unsaved) = (writer, notifier, unsaved);
        (_signal, _clock) = (signal, clock);
        clock.Changed += (_, _) => Wake();
    }

    /// <summary>The reason why the worker stopped; null while it works.</summary>
    public string? Failure => (_loop.Exception?.GetBaseException() ?? _storageFailure)?.Message;

    /// <summary>Completes when the worker has stopped or failed.</summary>
    public Task WhenFailedAsync() => _end;

    public void Start()
    {
        _clock.HoldAt(_schedule.FindNextDue());
        _runs.RequeueInterrupted(_clock.GetUtcNow());
        _loop = Task.Run(() => WorkAsync(_stopping.Token));

        // Created once: each event of a move waits for it, and a continuation stays with its task.
        _end = _loop.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>
    /// Signals that work may be due: a run was started, resumed or cancelled, or the clock was moved.
    /// </summary>
    public void Wake() => _signal.Wake();

    /// <summary>Completes when no run is due, no provider is called, and no action has active work.</summary>
    public Task WhenIdleAsync() => _signal.WhenIdleAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var pause = await ExecuteOrPauseAsync(cancellationToken).ConfigureAwait(false);
                if (pause != TimeSpan.Zero)
                {
                    await _signal.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
        {
            _due.Close(exception);
            throw;
        }

        _due.Close(new OperationCanceledException(cancellationToken));
    }

    /// <summary>Executes a batch. While the store is not writable, the runs wait.</summary>
    /// <returns>The pause before the next batch.</returns>
    private async Task<TimeSpan> ExecuteOrPauseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var next = await ExecuteBatchAsync(cancellationToken).ConfigureAwait(false);
            _storageFailure = null;
            if (_due.IsAnyDue(next))
            {
                return TimeSpan.Zero;
            }

            _signal.MarkIdle();
            return _clock.PauseUntil(next);
        }
        catch (SqliteException exception)
        {
            _storageFailure = exception;
            return RetryPause;
        }
    }

    /// <returns>The time at which the next run is due; null for none.</returns>
    private async Task<DateTimeOffset?> ExecuteBatchAsync(CancellationToken cancellationToken)
    {
        var batch = new ExecutionBatch();
        try
        {
            var next = await _database
                .RunAsync(Workload.Execute, () => _database.Write(() => ExecuteBatch(batch)), cancellationToken)
                .ConfigureAwait(false);
            _unsaved.Clear();
            _notifier.NotifySaved(batch, cancellationToken);
            return next;
        }
        catch (Exception exception)
        {
            if (_unsaved.Add(batch, exception))
            {
                return _clock.GetUtcNow();
            }

            throw;
        }
    }

    private DateTimeOffset? ExecuteBatch(ExecutionBatch batch)
    {
        _unsaved.Restore();
        StartScheduled(batch);
        foreach (var due in _due.Take(batch))
        {
            var run = batch.Add(due, _clock.GetUtcNow());
            if (!due.WasHandedOver || _runs.IsCurrent(due.Run.Row))
            {
                run.Result = _executor.Execute(due, batch.Budget);
                run.AbandonedAction = due.Run.AbandonedAction;
                _writer.Save(due.Run);
                batch.Expect(due.Run.Row.WakeAt);
            }
            else if (_runs.IsOver(due.Run.RunId))
            {
                run.AbandonedAction = due.StartedAction;
            }
        }

        var next = _schedule.FindNextDue();
        _clock.HoldAt(next);
        return next;
    }

    /// <summary>
    /// Starts the runs that are scheduled before every other event. The batch executes no run that is due after the
    /// next start.
    /// </summary>
    private void StartScheduled(ExecutionBatch batch)
    {
        if (_schedule.FindNextStart() is { } time && time <= _clock.Target && _schedule.IsNext(time))
        {
            _clock.HoldAt(time);
            _schedule.StartDue(_clock.GetUtcNow());
        }

        batch.Expect(_schedule.FindNextStart());
    }
}
