namespace Globus.Automate.Emulator.Flows;

/// <summary>Tells that there may be something to do, and when there is nothing more to do for now.</summary>
internal sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);
    private readonly Lock gate = new();
    private TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int underWay;

    /// <summary>Something may be due: a run was started, resumed or cancelled, or the clock was moved.</summary>
    public void Wake()
    {
        lock (gate)
        {
            NoteBusy();
            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
    }

    /// <summary>Something is done beside the runs: nobody calls the emulator idle before it has ended.</summary>
    public void Begin()
    {
        lock (gate)
        {
            underWay++;
            NoteBusy();
        }
    }

    /// <summary>It has ended, and something may be due because of it.</summary>
    public void End()
    {
        lock (gate)
        {
            underWay--;
            Wake();
        }
    }

    /// <summary>Nothing is due just now.</summary>
    public void NoteIdle()
    {
        lock (gate)
        {
            if (signal.CurrentCount == 0 && underWay == 0)
            {
                idle.TrySetResult();
            }
        }
    }

    /// <summary>Until nothing is due and nothing is under way.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            return idle.Task;
        }
    }

    /// <summary>Until something may be due, or the pause is over.</summary>
    public Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken) => signal.WaitAsync(pause, cancellationToken);

    public void Dispose() => signal.Dispose();

    private void NoteBusy()
    {
        if (idle.Task.IsCompleted)
        {
            idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
