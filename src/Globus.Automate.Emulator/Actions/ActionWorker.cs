using System.Collections.Concurrent;
using System.Threading.Channels;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// Does the work of actions outside of transactions. The work is committed before it begins, so that it is retried if
/// the emulator stops in between.
/// </summary>
internal sealed class ActionWorker : IAsyncDisposable
{
    private const int MaximumConcurrency = 4;

    private readonly ProviderDirectory _directory;
    private readonly ActionService _service;
    private readonly ActionStore _actions;
    private readonly WorkSignal _signal;
    private readonly Channel<string> _queue = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, WorkInProgress> _inProgress = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _loops = Task.CompletedTask;

    public ActionWorker(ProviderDirectory directory, ActionService service, ActionStore actions, WorkSignal signal)
    {
        (_directory, _service, _actions, _signal) = (directory, service, actions, signal);
        service.WorkRequested += Enqueue;
        service.Ended += action => Cancel(action.ActionId);
    }

    public void Start()
    {
        EnqueueUnfinished();
        _loops = Task.WhenAll(
            Enumerable.Range(0, MaximumConcurrency).Select(_ => Task.Run(() => WorkAsync(_stopping.Token)))
        );
    }

    /// <summary>Loads unfinished work of the stored actions.</summary>
    public void EnqueueUnfinished()
    {
        foreach (var action in _actions.ListUnfinishedWork())
        {
            Enqueue(action);
        }
    }

    /// <summary>Completes when the work of the action is done, or if it has none.</summary>
    public Task WhenDoneAsync(string actionId) =>
        _inProgress.TryGetValue(actionId, out var work) ? work.Done.Task : Task.CompletedTask;

    /// <summary>Cancels all work; the actions are deleted.</summary>
    public void CancelAll()
    {
        foreach (var actionId in _inProgress.Keys)
        {
            Cancel(actionId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
            await _loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stopping.Dispose();
        }
    }

    /// <summary>Called within the transaction that writes the action. The worker reads the action after it.</summary>
    private void Enqueue(ActionRecord action)
    {
        if (_inProgress.TryAdd(action.ActionId, new WorkInProgress()))
        {
            _signal.Begin();
            _queue.Writer.TryWrite(action.ActionId);
        }
    }

    private void Cancel(string actionId)
    {
        if (_inProgress.TryGetValue(actionId, out var work))
        {
            work.Cancel();
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var actionId in _queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await WorkAsync(actionId, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (_inProgress.TryRemove(actionId, out var work))
                {
                    work.Done.SetResult();
                }

                _signal.End();
            }
        }
    }

    private async Task WorkAsync(string actionId, CancellationToken cancellationToken)
    {
        if (
            _service.BeginWork(actionId) is not var (action, isRepeat)
            || _directory.FindByName(action.Provider) is not IBackgroundProvider provider
        )
        {
            return;
        }

        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = _inProgress[actionId];
        work.OnCancel(cancelled);
        try
        {
            _service.Finish(
                provider,
                actionId,
                await provider.WorkAsync(action, isRepeat, cancelled.Token).ConfigureAwait(false)
            );
        }
        catch (OperationCanceledException)
        {
            // The action was cancelled, which is already stored; or the emulator stops and retries the work at the next
            // start.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _service.Finish(
                provider,
                actionId,
                ActionProgress.Failed("EmulatorError", $"The emulator failed: {exception.Message}")
            );
        }
        finally
        {
            work.OnCancel(null);
        }
    }
}
