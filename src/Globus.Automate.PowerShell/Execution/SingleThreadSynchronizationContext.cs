using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// Runs asynchronous work and its continuations on the calling thread. Callbacks that are posted while no work is
/// running wait for the next work.
/// </summary>
internal sealed class SingleThreadSynchronizationContext : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<WorkItem> _queue = [];

    /// <summary>Runs the work and its callbacks until the work ends. Rethrows its exception unchanged.</summary>
    /// <param name="work">The work.</param>
    public void Run(Func<Task> work)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            // Work that completes synchronously may have posted callbacks.
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
            // The command has ended, so the callback has no effect.
        }
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

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
            // The other callbacks run after a failure; otherwise the work would never end.
            var thrown = Execute(item);
            failure ??= thrown;
        }

        failure?.Throw();
    }

    // A stopping pipeline rejects writes: a posted write throws here, another one inside the work.
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
