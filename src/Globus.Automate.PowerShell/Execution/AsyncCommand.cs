using System.Collections.Concurrent;
using System.Management.Automation;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Completion.Recent;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>
/// A cmdlet whose work is asynchronous. The work runs on the pipeline thread between its awaits, so it may write,
/// confirm and prompt directly; Ctrl+C cancels it without waiting for a request that is under way.
/// </summary>
public abstract partial class AsyncCommand : PSCmdlet, IDisposable
{
    private static readonly AsyncLocal<AsyncCommand?> RunningHere = new();

    private readonly CancellationTokenSource _stopping = new();
    private readonly PipelinePump _pump = new();
    private readonly ConcurrentQueue<Action> _remarks = new();
    private readonly HashSet<string> _onCommandLine = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Writes one object to the pipeline, never enumerating it.</summary>
    /// <param name="output">The object.</param>
    internal void Write(object? output)
    {
        SeenItems.Here?.See(output);
        WriteNow(() => WriteObject(output, enumerateCollection: false));
    }

    /// <summary>Writes one error and goes on.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="target">The object it went wrong with.</param>
    internal void WriteFailure(Exception failure, object? target)
    {
        // A start that is uncertain is about what the command was to start, whatever it was made from.
        var about = failure is StartUncertainException && target is not IStartInput ? ErrorTarget ?? target : target;
        WriteNow(() => WriteError(ErrorRecords.From(failure, about, NotFoundId, SignIn)));
    }

    /// <summary>Writes one error for each item of a page that could not be read in full.</summary>
    /// <param name="page">The page, whose items have been written.</param>
    private protected void WriteUnreadable<T>(Page<T> page)
    {
        foreach (var failure in page.Unreadable)
        {
            WriteFailure(failure, failure.ItemId);
        }
    }

    /// <summary>Does something with each item. One that fails is one error, and the others are still done.</summary>
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
            catch (Exception exception) when (ErrorRecords.Knows(exception) && !Ends(exception))
            {
                WriteFailure(exception, targetOf is null ? item : targetOf(item));
            }
        }
    }

    /// <summary>Whether a failure with one item ends the command.</summary>
    /// <param name="failure">What went wrong.</param>
    private protected virtual bool Ends(Exception failure) => ErrorRecords.EndsCommand(failure);

    /// <summary>Writes a warning.</summary>
    /// <param name="message">The text.</param>
    internal void Warn(string message) => WriteNow(() => WriteWarning(PlainText.Of(message)));

    /// <summary>The error id of an answer that says that the thing asked for is not there.</summary>
    protected virtual string NotFoundId => "NotFound";

    /// <summary>The object that an error which ends the command is about; null where there is no single one.</summary>
    private protected virtual object? ErrorTarget => null;

    /// <summary>The line that gets what a failure lacks.</summary>
    private protected virtual SignInLine SignIn => SignInLine.Unconnected;

    /// <summary>The command on whose behalf the current flow of execution works; null outside of any.</summary>
    internal static AsyncCommand? Running => RunningHere.Value;

    /// <summary>Runs code on the pipeline thread, from whichever thread, and brings back what it returns.</summary>
    /// <param name="function">The code, which may prompt and run script blocks.</param>
    /// <param name="cancellationToken">Gives up waiting for it.</param>
    internal Task<T> RunOnPipelineThreadAsync<T>(Func<T> function, CancellationToken cancellationToken)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pump.Post(
            _ =>
                OutsidePump(() =>
                {
                    try
                    {
                        result.TrySetResult(function());
                    }
                    catch (Exception exception) when (exception is not OutOfMemoryException)
                    {
                        // It belongs to who asked, not to the pump.
                        result.TrySetException(exception);
                    }
                }),
            null
        );
        cancellationToken.Register(() => result.TrySetCanceled(cancellationToken));
        return result.Task;
    }

    /// <summary>
    /// Writes to a stream soon, from whichever thread, and in any case before what the command itself writes next.
    /// </summary>
    /// <param name="write">What writes on the pipeline thread.</param>
    internal void Remark(Action write)
    {
        _remarks.Enqueue(write);
        _pump.Post(_ => WriteRemarks(), null);
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
        _pump.Dispose();
    }

    private void Run(Func<CancellationToken, Task> work)
    {
        try
        {
            _pump.Run(() => Traced(work));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (ErrorRecords.Knows(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, ErrorTarget, NotFoundId, SignIn));
        }
    }

    /// <summary>Whether the command line gives the parameter, and not the pipeline.</summary>
    private protected bool IsOnCommandLine(string parameter) => _onCommandLine.Contains(parameter);

    /// <summary>
    /// The text, without an empty one of the pipeline: an empty cell of a CSV file counts as not given.
    /// </summary>
    private protected string? Given(string? text, string parameter) =>
        text is "" && !IsOnCommandLine(parameter) ? null : text;

    /// <summary>
    /// The texts, without empty ones of the pipeline: an empty cell of a CSV file counts as not given.
    /// </summary>
    private protected string[]? Given(string[]? texts, string parameter) =>
        texts is [""] && !IsOnCommandLine(parameter) ? null : texts;

    /// <summary>
    /// The document, without an empty text of the pipeline: an empty cell of a CSV file counts as not given.
    /// </summary>
    private protected DocumentArgument? Given(DocumentArgument? document, string parameter) =>
        document is not null && PropertyBag.Bare(document.Value) is null or "" && !IsOnCommandLine(parameter)
            ? null
            : document;

    private Task BeginAsync(CancellationToken cancellationToken)
    {
        _onCommandLine.UnionWith(MyInvocation.BoundParameters.Keys);
        return FindUnusable() is { } failure ? throw failure : BeginProcessingAsync(cancellationToken);
    }

    private CommandException? FindUnusable() =>
        UnicodeText.FindHalved(MyInvocation.BoundParameters)
        ?? ServiceReference.FindProblem(MyInvocation.BoundParameters);

    // What comes by the pipeline is known only now, and is one item among others.
    private Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (FindUnusable() is not { } failure)
        {
            return ProcessRecordAsync(cancellationToken);
        }

        WriteFailure(failure, null);
        return Task.CompletedTask;
    }

    private async Task Traced(Func<CancellationToken, Task> work)
    {
        RunningHere.Value = this;
        using (TraceWriter.Subscribe(this))
        {
            await work(_stopping.Token);
        }
    }

    private void WriteNow(Action write)
    {
        WriteRemarks();
        OutsidePump(write);
    }

    private void WriteRemarks()
    {
        while (_remarks.TryDequeue(out var write))
        {
            OutsidePump(write);
        }
    }

    // What is downstream runs inside a write. It must not find our context: whoever blocks on a task there would wait
    // for a pump that it keeps from turning.
    private static void OutsidePump(Action write)
    {
        var pump = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            write();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(pump);
        }
    }
}
