using Globus.Automate.Http;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Completion.Recent;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Execution;

// The output of a cmdlet. Queued messages of other threads are written before it.
public abstract partial class AsyncCommand
{
    // This repeats WithoutSynchronizationContext, which would create a delegate for each object of a list.
    /// <summary>Writes one object to the pipeline without enumerating it.</summary>
    /// <param name="output">The object.</param>
    internal void Write(object? output)
    {
        RecentItems.Current?.Record(output);
        WriteQueuedMessages();
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            WriteObject(output, enumerateCollection: false);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Writes one error and continues.</summary>
    /// <param name="failure">The exception.</param>
    /// <param name="target">The target object.</param>
    internal void WriteFailure(Exception failure, object? target)
    {
        // The target of an uncertain start is its input.
        var about = failure is StartUncertainException && target is not IStartInput ? ErrorTarget ?? target : target;
        WriteNow(() => WriteError(ErrorRecords.From(failure, about, NotFoundId, SignInLine)));
    }

    /// <summary>Writes one error for each item of a page that could not be read completely.</summary>
    /// <param name="page">The page, whose items have been written.</param>
    internal void WriteUnreadable<T>(Page<T> page)
    {
        foreach (var failure in page.Unreadable)
        {
            WriteFailure(failure, failure.ItemId);
        }
    }

    /// <summary>Writes a warning.</summary>
    /// <param name="message">The text.</param>
    internal void Warn(string message) => WriteNow(() => WriteWarning(PlainText.Of(message)));

    /// <summary>Writes to the information stream.</summary>
    /// <param name="message">The text.</param>
    internal void Inform(string message) => WriteNow(() => WriteInformation(PlainText.Of(message), []));

    /// <summary>Writes to a stream from any thread, before the next output of the command.</summary>
    /// <param name="write">Writes on the pipeline thread.</param>
    internal void QueueMessage(Action write)
    {
        _messages.Enqueue(write);
        _pipelineThread.Post(_ => WriteQueuedMessages(), null);
    }

    private void WriteNow(Action write)
    {
        WriteQueuedMessages();
        WithoutSynchronizationContext(write);
    }

    private void WriteQueuedMessages()
    {
        while (_messages.TryDequeue(out var write))
        {
            WithoutSynchronizationContext(write);
        }
    }
}
