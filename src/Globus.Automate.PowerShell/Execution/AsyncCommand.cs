using System.Collections.Concurrent;
using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// A cmdlet whose work is asynchronous. The work runs on the pipeline thread between its awaits, so it may write,
/// confirm and prompt directly; Ctrl+C cancels it without waiting for a request that is under way.
/// </summary>
public abstract partial class AsyncCommand : PSCmdlet, IDisposable
{
    private static readonly AsyncLocal<AsyncCommand?> CurrentCommand = new();

    private readonly CancellationTokenSource _stopping = new();
    private readonly SingleThreadSynchronizationContext _pipelineThread = new();
    private readonly ConcurrentQueue<Action> _messages = new();

    /// <summary>The command on whose behalf the current flow of execution works; null outside of any.</summary>
    internal static AsyncCommand? Current => CurrentCommand.Value;

    /// <summary>The error id of a response that says that the requested object does not exist.</summary>
    protected virtual string NotFoundId => "NotFound";

    /// <summary>The object that an error which ends the command is about; null where there is no single one.</summary>
    private protected virtual object? ErrorTarget => null;

    /// <summary>The line that gets the sign-in that a failure lacks.</summary>
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
    /// <param name="failure">The failure.</param>
    private protected virtual bool EndsCommand(Exception failure) => ErrorRecords.EndsCommand(failure);

    /// <summary>Does something with each item. A failure with one is one error; the others are still done.</summary>
    /// <param name="items">The items.</param>
    /// <param name="action">What to do with one.</param>
    /// <param name="targetOf">The object that an error is about; the item when not given.</param>
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

    /// <summary>Changes something after the confirmation, and writes it where that is wanted.</summary>
    /// <param name="target">The name of what is changed.</param>
    /// <param name="action">The change, as a confirmation asks for it.</param>
    /// <param name="passThru">Whether to write what was changed.</param>
    /// <param name="change">Makes the change. Null, where the service has nothing to show, is not written.</param>
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

    /// <summary>Runs code on the pipeline thread, from whichever thread, and returns its result.</summary>
    /// <param name="function">The code, which may prompt and run script blocks.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
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

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
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

    // The caller gets a failure of the code; the pipeline thread does not end with it.
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

    // Downstream cmdlets run inside a write. They must not find this context: one that blocks on a task would wait for
    // the thread that it blocks.
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
