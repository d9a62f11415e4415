namespace Globus.Automate.Emulator.Hosting;

/// <summary>Signals that work may be due, and that all work is done.</summary>
internal sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Lock _gate = new();
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inProgress;

    /// <summary>
    /// Signals that work may be due: a run was started, resumed or cancelled, or the clock was moved.
    /// </summary>
    public void Wake()
    {
        lock (_gate)
        {
            MarkBusy();
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
    }

    /// <summary>Registers work outside of the batches; the emulator is not idle until it has ended.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _inProgress++;
            MarkBusy();
        }
    }

    /// <summary>Ends this work, and signals that other work may be due.</summary>
    public void End()
    {
        lock (_gate)
        {
            _inProgress--;
            Wake();
        }
    }

    /// <summary>Signals that no run is due at present.</summary>
    public void MarkIdle()
    {
        lock (_gate)
        {
            if (_signal.CurrentCount == 0 && _inProgress == 0)
            {
                _idle.TrySetResult();
            }
        }
    }

    /// <summary>Completes when no run is due and no work is active.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            return _idle.Task;
        }
    }

    /// <summary>Completes when work may be due, or after the pause.</summary>
    public Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        _signal.WaitAsync(pause, cancellationToken);

    public void Dispose() => _signal.Dispose();

    private void MarkBusy()
    {
        if (_idle.Task.IsCompleted)
        {
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
