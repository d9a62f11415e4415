namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// A fair lock. Each workload has a separate queue, and the queues alternate: reads do not wait for all other work, and
/// neither reads nor starts of runs block the execution of runs.
/// </summary>
internal sealed class StoreLock
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource>[] _queues =
    [
        .. Enum.GetValues<Workload>().Select(_ => new Queue<TaskCompletionSource>()),
    ];
    private int _last;
    private bool _isTaken;

    /// <summary>Waits until the caller holds the lock; the caller must <see cref="Exit"/>.</summary>
    public Task EnterAsync(Workload workload, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_isTaken)
            {
                (_isTaken, _last) = (true, (int)workload);
                return Task.CompletedTask;
            }

            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _queues[(int)workload].Enqueue(waiter);
            return cancellationToken.CanBeCanceled ? WaitAsync(waiter, cancellationToken) : waiter.Task;
        }
    }

    /// <summary>The same for a thread that blocks.</summary>
    public void Enter(Workload workload) => EnterAsync(workload, CancellationToken.None).GetAwaiter().GetResult();

    public void Exit()
    {
        lock (_gate)
        {
            _isTaken = TryAdmitNext();
        }
    }

    /// <summary>A canceled waiter remains in its queue until its turn.</summary>
    private bool TryAdmitNext()
    {
        for (var further = 1; further <= _queues.Length; further++)
        {
            var line = (_last + further) % _queues.Length;
            while (_queues[line].TryDequeue(out var next))
            {
                if (next.TrySetResult())
                {
                    _last = line;
                    return true;
                }
            }
        }

        return false;
    }

    private static async Task WaitAsync(TaskCompletionSource waiter, CancellationToken cancellationToken)
    {
        using (
            cancellationToken.UnsafeRegister(
                static (waiter, token) => ((TaskCompletionSource)waiter!).TrySetCanceled(token),
                waiter
            )
        )
        {
            await waiter.Task.ConfigureAwait(false);
        }
    }
}
