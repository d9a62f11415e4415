namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// Lets one in at a time. Each purpose has a line of its own, and the lines go in by turns: who only looks does not
/// wait for all that is to be done, and neither many who look nor many who start runs keep the runs from going on.
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

    /// <summary>Until it is the caller's turn; who comes in has to <see cref="Exit"/>.</summary>
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

    public void Exit()
    {
        lock (_gate)
        {
            _isTaken = TryAdmitNext();
        }
    }

    /// <summary>Whoever gave up keeps their place until it comes up.</summary>
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
