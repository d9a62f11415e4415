using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// Runs asynchronous work on the calling thread: each continuation of an await runs there. A callback that is posted
/// while no work runs waits for the next work.
/// </summary>
internal sealed class SingleThreadSynchronizationContext : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<WorkItem> _queue = [];

    /// <summary>Starts the work and runs its callbacks until it ends. Throws its exception unchanged.</summary>
    /// <param name="work">The work.</param>
    public void Run(Func<Task> work)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            // Work that completes at once may have posted callbacks.
            if (!task.IsCompleted || _queue.Count > 0)
            {
                RunUntil(task);
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
            _queue.Add(new WorkItem(d, state));
        }
        catch (ObjectDisposedException)
        {
            // The command has ended, and with it everything that the callback could write.
        }
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Frees the queue.</summary>
    public void Dispose() => _queue.Dispose();

    private void RunUntil(Task task)
    {
        task.ContinueWith(
            static (ended, context) => ((SingleThreadSynchronizationContext)context!).Post(static _ => { }, ended),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        ExceptionDispatchInfo? failure = null;
        for (var item = _queue.Take(); item.State != task; item = _queue.Take())
        {
            // The other callbacks still run after a failure, or the work would never end.
            var thrown = Execute(item);
            failure ??= thrown;
        }

        failure?.Throw();
    }

    // A stopping pipeline refuses writes: a posted write throws here, another one inside the work.
    private static ExceptionDispatchInfo? Execute(WorkItem item)
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

    private readonly record struct WorkItem(SendOrPostCallback Callback, object? State);
}
