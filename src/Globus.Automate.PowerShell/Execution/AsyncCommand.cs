using System.Collections.Concurrent;
using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// The base class of cmdlets with asynchronous work. The work runs on the pipeline thread between awaits, so it can
/// write, confirm and prompt directly. Ctrl+C cancels it without waiting for a running request.
/// </summary>
public abstract partial class AsyncCommand : PSCmdlet, IDisposable
{
    private static readonly AsyncLocal<AsyncCommand?> CurrentCommand = new();

    private readonly CancellationTokenSource _stopping = new();
    private readonly SingleThreadSynchronizationContext _pipelineThread = new();
    private readonly ConcurrentQueue<Action> _messages = new();

    /// <summary>The command that the current asynchronous flow belongs to; null if there is none.</summary>
    internal static AsyncCommand? Current => CurrentCommand.Value;

    /// <summary>The error id for a 404 response.</summary>
    protected virtual string NotFoundId => "NotFound";

    /// <summary>The target object of an error that ends the command; null if there is none.</summary>
    private protected virtual object? ErrorTarget => null;

    /// <summary>Creates the command lines that complete the sign-in.</summary>
    private protected virtual SignInCommandLine SignInLine => SignInCommandLine.Unconnected;

    /// <summary>The work to do before the first input object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    protected virtual Task BeginProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The work to do for each input object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The work to do after the last input object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(BeginAsync);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(ProcessAsync);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(EndProcessingAsync);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stopping.Cancel();

    /// <summary>Whether a failure with one item ends the command.</summary>
    /// <param name="failure">The exception.</param>
    private protected virtual bool EndsCommand(Exception failure) => ErrorRecords.EndsCommand(failure);

    /// <summary>Processes each item. A failure is an error of the item; the other items are still processed.</summary>
    /// <param name="items">The items.</param>
    /// <param name="action">Processes one item.</param>
    /// <param name="targetOf">Selects the target object of errors; the item by default.</param>
    private protected async Task ForEachAsync<T>(
        IReadOnlyList<T> items,
        Func<T, Task> action,
        Func<T, object?>? targetOf = null
    )
    {
        foreach (var item in items)
        {
            try
            {
                await action(item);
            }
            catch (Exception exception) when (ErrorRecords.IsKnown(exception) && !EndsCommand(exception))
            {
                WriteFailure(exception, targetOf is null ? item : targetOf(item));
            }
        }
    }

    /// <summary>Makes a change after the confirmation and returns the changed object if requested.</summary>
    /// <param name="target">The name of the object.</param>
    /// <param name="action">The name of the change, for the confirmation.</param>
    /// <param name="passThru">Whether to return the changed object.</param>
    /// <param name="change">Makes the change. A null result is not written.</param>
    private protected async Task ChangeAsync<T>(string target, string action, bool passThru, Func<Task<T?>> change)
        where T : class
    {
        if (!ShouldProcess(target, action))
        {
            return;
        }

        var changed = await change();
        if (passThru && changed is not null)
        {
            Write(changed);
        }
    }

    /// <summary>Runs code on the pipeline thread from any thread, and returns its result.</summary>
    /// <param name="function">The code, which may prompt and run script blocks.</param>
    /// <param name="cancellationToken">Cancels the wait for the result.</param>
    internal Task<T> RunOnPipelineThreadAsync<T>(Func<T> function, CancellationToken cancellationToken)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pipelineThread.Post(_ => WithoutSynchronizationContext(() => Complete(result, function)), null);
        cancellationToken.Register(() => result.TrySetCanceled(cancellationToken));
        return result.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the resources of the cmdlet.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> is the caller.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        _stopping.Cancel();
        _stopping.Dispose();
        _pipelineThread.Dispose();
    }

    private void Run(Func<CancellationToken, Task> work)
    {
        try
        {
            _pipelineThread.Run(() => RunTracedAsync(work));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, ErrorTarget, NotFoundId, SignInLine));
        }
    }

    private async Task RunTracedAsync(Func<CancellationToken, Task> work)
    {
        CurrentCommand.Value = this;
        using (TraceWriter.Subscribe(this))
        {
            await work(_stopping.Token);
        }
    }

    // The caller receives a failure of the code; the pipeline thread continues.
    private static void Complete<T>(TaskCompletionSource<T> result, Func<T> function)
    {
        try
        {
            result.TrySetResult(function());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            result.TrySetException(exception);
        }
    }

    // Downstream cmdlets run during a write. They must not use this context: a cmdlet that blocks on a task would wait
    // for the thread that it blocks.
    private static void WithoutSynchronizationContext(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
