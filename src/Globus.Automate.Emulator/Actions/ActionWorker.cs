using System.Collections.Concurrent;
using System.Threading.Channels;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// Does the work of actions beside the transactions in which they are written: what is to be done is committed first, so
/// that it is done again, as a repeat, where the emulator ended in between.
/// </summary>
internal sealed class ActionWorker : IAsyncDisposable
{
    private const int MostAtOnce = 4;

    private readonly ProviderDirectory directory;
    private readonly ActionService service;
    private readonly ActionStore actions;
    private readonly WorkSignal signal;
    private readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, WorkInProgress> underWay = new();
    private readonly CancellationTokenSource stopping = new();
    private Task loops = Task.CompletedTask;

    public ActionWorker(ProviderDirectory directory, ActionService service, ActionStore actions, WorkSignal signal)
    {
        (this.directory, this.service, this.actions, this.signal) = (directory, service, actions, signal);
        service.WorkWanted += Enqueue;
        service.Ended += action => Cancel(action.ActionId);
    }

    public void Start()
    {
        TakeUp();
        loops = Task.WhenAll(Enumerable.Range(0, MostAtOnce).Select(_ => Task.Run(() => WorkAsync(stopping.Token))));
    }

    /// <summary>Takes up what there is to do for actions that came here with something to do.</summary>
    public void TakeUp()
    {
        foreach (var action in actions.ListUnfinishedWork())
        {
            Enqueue(action);
        }
    }

    /// <summary>Until the work of the action is done, if there is any.</summary>
    public Task WhenDoneAsync(string actionId) => underWay.TryGetValue(actionId, out var work) ? work.Done.Task : Task.CompletedTask;

    /// <summary>Gives up whatever is being done: the actions are forgotten.</summary>
    public void CancelAll()
    {
        foreach (var actionId in underWay.Keys)
        {
            Cancel(actionId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!stopping.IsCancellationRequested)
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.Dispose();
        }
    }

    /// <summary>Called within the transaction that writes the action; whoever takes it from the queue reads it after that.</summary>
    private void Enqueue(ActionRecord action)
    {
        if (underWay.TryAdd(action.ActionId, new WorkInProgress()))
        {
            signal.Begin();
            queue.Writer.TryWrite(action.ActionId);
        }
    }

    private void Cancel(string actionId)
    {
        if (underWay.TryGetValue(actionId, out var work))
        {
            work.Cancel();
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var actionId in queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await WorkAsync(actionId, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (underWay.TryRemove(actionId, out var work))
                {
                    work.Done.SetResult();
                }

                signal.End();
            }
        }
    }

    private async Task WorkAsync(string actionId, CancellationToken cancellationToken)
    {
        if (service.BeginWork(actionId) is not var (action, isRepeat) || directory.FindByName(action.Provider) is not IWorkingProvider provider)
        {
            return;
        }

        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = underWay[actionId];
        work.OnCancel(cancelled);
        try
        {
            service.Finish(provider, actionId, await provider.WorkAsync(action, isRepeat, cancelled.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // It was cancelled, which is written already; or the emulator ends, and begins with it the next time.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            service.Finish(provider, actionId, ActionProgress.Failed("EmulatorError", $"The emulator failed: {exception.Message}"));
        }
        finally
        {
            work.OnCancel(null);
        }
    }
}
