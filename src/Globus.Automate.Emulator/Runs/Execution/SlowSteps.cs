using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Computes slow steps outside of the batches, and never on all processors.</summary>
internal sealed class SlowSteps(RunStepper stepper, RunQueue queue, WorkSignal signal) : IDisposable
{
    private readonly SemaphoreSlim _processors = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Starts the slow step of a run and adds its result to the queue.</summary>
    public void Begin(LiveRun run, CancellationToken cancellationToken)
    {
        signal.Begin();
        _ = ComputeAsync(run, cancellationToken);
    }

    public void Dispose() => _processors.Dispose();

    private async Task ComputeAsync(LiveRun run, CancellationToken cancellationToken)
    {
        try
        {
            await _processors.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                queue.Continue(run, await Task.Run(() => Step(run), cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                _processors.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The emulator stops. The run is due at the next start.
        }
        finally
        {
            signal.End();
        }
    }

    private StepResult Step(LiveRun run) => stepper.Guard(run, () => stepper.Step(run, response: null, new Budget()));
}
