using System.Collections.Concurrent;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Where steps that compute for long are computed: beside the worker, and never on all processors.</summary>
internal sealed class SlowLane(RunTurns turns) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, bool> _inside = new();
    private readonly SemaphoreSlim _processors = new(Math.Max(1, Environment.ProcessorCount / 2));

    public bool Has(Guid runId) => _inside.ContainsKey(runId);

    /// <returns>False for a run that is there already.</returns>
    public bool TryEnter(Guid runId) => _inside.TryAdd(runId, true);

    public void Leave(Guid runId) => _inside.TryRemove(runId, out _);

    public async Task<RunTurn> ComputeAsync(RunRecord run, CancellationToken cancellationToken)
    {
        await _processors.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => turns.BeginSlowly(run), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _processors.Release();
        }
    }

    public void Dispose() => _processors.Dispose();
}
