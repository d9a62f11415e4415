using System.Collections.Concurrent;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>
/// Executes the runs that are due, in batches: one transaction each. After a batch of steps a run goes to the end of
/// the queue, so that it does not block the others. When no run is due the worker waits for the next, or for a signal.
/// </summary>
internal sealed class RunWorker : IAsyncDisposable
{
    private const int BatchSize = 32;

    /// <summary>A timer cannot be set for longer than some weeks; looking in between does no harm.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Database _database;
    private readonly RunStore _runs;
    private readonly RunExecutor _executor;
    private readonly EmulatorClock _clock;
    private readonly WorkSignal _signal;
    private readonly ConcurrentQueue<Guid> _unsaved = new();
    private volatile SqliteException? _storageFailure;
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public RunWorker(Database database, RunStore runs, RunExecutor executor, WorkSignal signal, EmulatorClock clock)
    {
        (_database, _runs, _executor, _signal, _clock) = (database, runs, executor, signal, clock);
        executor.SaveFailed += OnSaveFailed;
        clock.Changed += (_, _) => Wake();
    }

    /// <summary>Why no run is executed; null as long as the worker works.</summary>
    public string? Failure => (_loop.Exception?.GetBaseException() ?? _storageFailure)?.Message;

    /// <summary>Until the worker has ended, of itself or because it failed.</summary>
    public Task WhenFailedAsync() => _loop.ContinueWith(_ => { }, TaskScheduler.Default);

    public void Start()
    {
        _runs.RequeueInterrupted(_clock.GetUtcNow());
        _loop = Task.Run(() => WorkAsync(_stopping.Token));
    }

    /// <summary>Something may be due: a run was started, resumed or cancelled, or the clock was moved.</summary>
    public void Wake() => _signal.Wake();

    /// <summary>Until no run is due, no provider is being asked, and nothing is done for an action.</summary>
    public Task WhenIdleAsync() => _signal.WhenIdleAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var pause = await StepOrPauseAsync(cancellationToken).ConfigureAwait(false);
            if (pause != TimeSpan.Zero)
            {
                await _signal.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Steps what is due. Where the store cannot be written to, the runs wait until it can.</summary>
    /// <returns>How long nothing is to be done.</returns>
    private async Task<TimeSpan> StepOrPauseAsync(CancellationToken cancellationToken)
    {
        try
        {
            RequeueUnsaved();
            var count = await StepDueAsync(cancellationToken).ConfigureAwait(false);
            _storageFailure = null;
            if (count > 0)
            {
                return TimeSpan.Zero;
            }

            _signal.MarkIdle();
            var next = _runs.FindNextDue();
            return Min(next is { } time ? _clock.WallTimeUntil(time) : Timeout.InfiniteTimeSpan, LongestPause);
        }
        catch (SqliteException exception)
        {
            _storageFailure = exception;
            return RetryPause;
        }
    }

    private void OnSaveFailed(Guid runId, SqliteException exception)
    {
        _storageFailure = exception;
        _unsaved.Enqueue(runId);
    }

    /// <summary>Repeats the requests whose responses could not be saved; the provider knows them by their id.</summary>
    private void RequeueUnsaved()
    {
        while (_unsaved.TryPeek(out var runId))
        {
            _runs.Requeue([runId.ToString("D")], _clock.GetUtcNow());
            _unsaved.TryDequeue(out _);
        }
    }

    private static TimeSpan Min(TimeSpan pause, TimeSpan longest) =>
        pause == Timeout.InfiniteTimeSpan || pause < longest ? pause : longest;

    private async Task<int> StepDueAsync(CancellationToken cancellationToken)
    {
        var due = ComputeDue();
        if (due.Count == 0)
        {
            return 0;
        }

        var afterwards = await _database
            .RunAsync(Workload.Execute, () => _database.Write(() => Save(due, cancellationToken)), cancellationToken)
            .ConfigureAwait(false);
        foreach (var task in afterwards)
        {
            _ = task?.Invoke();
        }

        return due.Count;
    }

    private List<Func<Task>?> Save(
        List<(RunRecord Run, Task<StepBatch>? Turn)> due,
        CancellationToken cancellationToken
    ) =>
        [
            .. due.Select(each =>
                each.Turn is null
                    ? _executor.CallProviderIfUnchanged(each.Run, cancellationToken)
                    : _executor.SaveBatch(each.Run, each.Turn, cancellationToken)
            ),
        ];

    /// <summary>
    /// The runs that are due. What their states compute may take its time; nobody waits for the store meanwhile.
    /// </summary>
    private List<(RunRecord Run, Task<StepBatch>? Turn)> ComputeDue()
    {
        var budget = new BatchBudget();
        var computed = new List<(RunRecord, Task<StepBatch>?)>();
        foreach (var run in _runs.ListDue(_clock.GetUtcNow(), BatchSize))
        {
            computed.Add((run, run.Pending is null ? _executor.TryCompute(run, budget) : null));
            if (budget.IsSpent)
            {
                break;
            }
        }

        return computed;
    }
}
