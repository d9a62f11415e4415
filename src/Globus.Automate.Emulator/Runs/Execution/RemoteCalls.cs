using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>Calls providers over HTTP outside of the batches.</summary>
internal sealed class RemoteCalls(ActionGateway gateway, RunQueue queue, WorkSignal signal)
{
    /// <summary>Calls the provider of a run and adds the response to the queue.</summary>
    public void Begin(LiveRun run, CancellationToken cancellationToken)
    {
        signal.Begin();
        _ = CallAsync(run, cancellationToken);
    }

    private async Task CallAsync(LiveRun run, CancellationToken cancellationToken)
    {
        try
        {
            queue.Continue(run, await RequestAsync(run, cancellationToken).ConfigureAwait(false));
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

    private async Task<ProviderResponse> RequestAsync(LiveRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.CallRemoteAsync(run.Row, run.Pending!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            return new ProviderResponse.Unreachable($"The emulator failed: {exception.Message}");
        }
    }
}
