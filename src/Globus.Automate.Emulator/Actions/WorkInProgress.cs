namespace Globus.Automate.Emulator.Actions;

/// <summary>The queued or running work of one action.</summary>
internal sealed class WorkInProgress
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _source;
    private bool _isCancelled;

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancels the work, queued or running.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            _isCancelled = true;
            _source?.CancelAsync();
        }
    }

    /// <summary>Begins the work and returns the token that cancels it; null if the work has ended.</summary>
    public void OnCancel(CancellationTokenSource? cancelled)
    {
        lock (_gate)
        {
            _source = cancelled;
            if (_isCancelled)
            {
                cancelled?.Cancel();
            }
        }
    }
}
