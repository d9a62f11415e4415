namespace Globus.Automate.Emulator.Hosting;

/// <summary>Tells that there may be something to do, and when there is nothing more to do for now.</summary>
internal sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Lock _gate = new();
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inProgress;

    /// <summary>Something may be due: a run was started, resumed or cancelled, or the clock was moved.</summary>
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

    /// <summary>Something is done beside the runs: nobody calls the emulator idle before it has ended.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _inProgress++;
            MarkBusy();
        }
    }

    /// <summary>It has ended, and something may be due because of it.</summary>
    public void End()
    {
        lock (_gate)
        {
            _inProgress--;
            Wake();
        }
    }

    /// <summary>Nothing is due just now.</summary>
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

    /// <summary>Until nothing is due and nothing is under way.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            return _idle.Task;
        }
    }

    /// <summary>Until something may be due, or the pause is over.</summary>
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
