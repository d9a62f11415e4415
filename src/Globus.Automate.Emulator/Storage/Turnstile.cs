namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// Lets one in at a time, in the order in which they came. Those who only look and those who change something have a
/// line each and go in by turns, so that who looks does not wait for all that is to be done.
/// </summary>
internal sealed class Turnstile
{
    private readonly Lock gate = new();
    private readonly Dictionary<Purpose, Queue<TaskCompletionSource>> lines = new() { [Purpose.Look] = new(), [Purpose.Change] = new() };
    private Purpose last;
    private bool isTaken;

    /// <summary>Until it is the caller's turn; who comes in has to <see cref="Leave"/>.</summary>
    public Task EnterAsync(Purpose purpose, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!isTaken)
            {
                (isTaken, last) = (true, purpose);
                return Task.CompletedTask;
            }

            var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lines[purpose].Enqueue(place);
            return cancellationToken.CanBeCanceled ? WaitAsync(place, cancellationToken) : place.Task;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            var other = last == Purpose.Look ? Purpose.Change : Purpose.Look;
            isTaken = TryLetIn(other) || TryLetIn(last);
        }
    }

    /// <summary>Whoever gave up keeps their place until it comes up.</summary>
    private bool TryLetIn(Purpose purpose)
    {
        while (lines[purpose].TryDequeue(out var next))
        {
            if (next.TrySetResult())
            {
                last = purpose;
                return true;
            }
        }

        return false;
    }

    private static async Task WaitAsync(TaskCompletionSource place, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static (place, token) => ((TaskCompletionSource)place!).TrySetCanceled(token), place))
        {
            await place.Task.ConfigureAwait(false);
        }
    }
}
