using System.Collections.Concurrent;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// The runs that an event makes due: new runs, runs whose provider has responded, and runs whose slow step has ended.
/// They precede the runs that a time makes due.
/// </summary>
internal sealed class RunQueue(WorkSignal signal)
{
    private readonly ConcurrentQueue<DueRun> _runs = new();
    private volatile Exception? _failure;

    public bool IsEmpty => _runs.IsEmpty;

    /// <summary>Starts a run.</summary>
    /// <returns>The initial run, when it is stored.</returns>
    public Task<RunRecord> StartAsync(RunRecord run)
    {
        var stored = new TaskCompletionSource<RunRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(new DueRun(new LiveRun(run, isNew: true)) { Stored = stored });
        return stored.Task;
    }

    /// <summary>Continues a run with the response of its provider.</summary>
    public void Continue(LiveRun run, ProviderResponse response) => Add(new DueRun(run) { Response = response });

    /// <summary>Continues a run after a slow step.</summary>
    public void Continue(LiveRun run, Definitions.StepResult result) => Add(new DueRun(run) { SlowResult = result });

    /// <summary>Takes a new run back that could not be stored with others.</summary>
    public void Return(DueRun run) => Add(run);

    public bool TryTake(out DueRun run) => _runs.TryDequeue(out run!);

    /// <summary>Stops the execution; waiting starts fail.</summary>
    public void Close(Exception failure)
    {
        _failure = failure;
        while (TryTake(out var run))
        {
            run.Stored?.TrySetException(failure);
        }
    }

    private void Add(DueRun run)
    {
        _runs.Enqueue(run);
        signal.Wake();
        if (_failure is { } failure)
        {
            Close(failure);
        }
    }
}
