using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// Runs asynchronous work on the calling thread: what follows an await comes back to that thread. What is posted while
/// no work runs waits for the next.
/// </summary>
internal sealed class PipelinePump : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<PumpItem> _queue = [];

    /// <summary>Starts the work and turns until it is over; throws what it threw, unchanged.</summary>
    /// <param name="work">The work.</param>
    public void Run(Func<Task> work)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            // Work that never had to wait may still have had something posted.
            if (!task.IsCompleted || _queue.Count > 0)
            {
                TurnUntil(task);
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _queue.Add(new PumpItem(d, state));
        }
        catch (ObjectDisposedException)
        {
            // The command is over; nobody is left to be told.
        }
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Frees the queue.</summary>
    public void Dispose() => _queue.Dispose();

    private void TurnUntil(Task task)
    {
        task.ContinueWith(
            static (ended, pump) => ((PipelinePump)pump!).Post(static _ => { }, ended),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        ExceptionDispatchInfo? failure = null;
        for (var item = _queue.Take(); item.State != task; item = _queue.Take())
        {
            // The rest is still turned after a failure, or the work would never end.
            var refused = Turn(item);
            failure ??= refused;
        }

        failure?.Throw();
    }

    // A write that a stopping pipeline refuses throws here when it was posted, and inside the work when it was not.
    private static ExceptionDispatchInfo? Turn(PumpItem item)
    {
        try
        {
            item.Callback(item.State);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }

    private readonly record struct PumpItem(SendOrPostCallback Callback, object? State);
}
