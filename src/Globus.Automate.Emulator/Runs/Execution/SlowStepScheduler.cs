using System.Collections.Concurrent;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Computes slow steps beside the worker, and never on all processors.</summary>
internal sealed class SlowStepScheduler(StepBatchRunner batches) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, bool> _runs = new();
    private readonly SemaphoreSlim _processors = new(Math.Max(1, Environment.ProcessorCount / 2));

    public bool Contains(Guid runId) => _runs.ContainsKey(runId);

    /// <returns>False for a run that is there already.</returns>
    public bool TryAdd(Guid runId) => _runs.TryAdd(runId, true);

    public void Remove(Guid runId) => _runs.TryRemove(runId, out _);

    public async Task<StepBatch> ComputeAsync(RunRecord run, CancellationToken cancellationToken)
    {
        await _processors.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => batches.RunSlowStep(run), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _processors.Release();
        }
    }

    public void Dispose() => _processors.Dispose();
}
