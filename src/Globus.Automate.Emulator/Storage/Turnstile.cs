namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// Lets one in at a time. Each purpose has a line of its own, and the lines go in by turns: who only looks does not
/// wait for all that is to be done, and neither many who look nor many who start runs keep the runs from going on.
/// </summary>
internal sealed class Turnstile
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource>[] _lines =
    [
        .. Enum.GetValues<Purpose>().Select(_ => new Queue<TaskCompletionSource>()),
    ];
    private int _last;
    private bool _isTaken;

    /// <summary>Until it is the caller's turn; who comes in has to <see cref="Leave"/>.</summary>
    public Task EnterAsync(Purpose purpose, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_isTaken)
            {
                (_isTaken, _last) = (true, (int)purpose);
                return Task.CompletedTask;
            }

            var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _lines[(int)purpose].Enqueue(place);
            return cancellationToken.CanBeCanceled ? WaitAsync(place, cancellationToken) : place.Task;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _isTaken = TryLetIn();
        }
    }

    /// <summary>Whoever gave up keeps their place until it comes up.</summary>
    private bool TryLetIn()
    {
        for (var further = 1; further <= _lines.Length; further++)
        {
            var line = (_last + further) % _lines.Length;
            while (_lines[line].TryDequeue(out var next))
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

    private static async Task WaitAsync(TaskCompletionSource place, CancellationToken cancellationToken)
    {
        using (
            cancellationToken.UnsafeRegister(
                static (place, token) => ((TaskCompletionSource)place!).TrySetCanceled(token),
                place
            )
        )
        {
            await place.Task.ConfigureAwait(false);
        }
    }
}
