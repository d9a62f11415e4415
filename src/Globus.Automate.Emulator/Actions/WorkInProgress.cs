namespace Globus.Automate.Emulator.Actions;

/// <summary>The work of one action while it is queued and done.</summary>
internal sealed class WorkInProgress
{
    private readonly Lock gate = new();
    private CancellationTokenSource? source;
    private bool isCancelled;

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gives the work up, whether it has begun or not.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            isCancelled = true;
            source?.CancelAsync();
        }
    }

    /// <summary>The work begins, and is given up by this; null when it has ended.</summary>
    public void OnCancel(CancellationTokenSource? cancelled)
    {
        lock (gate)
        {
            source = cancelled;
            if (isCancelled)
            {
                cancelled?.Cancel();
            }
        }
    }
}
