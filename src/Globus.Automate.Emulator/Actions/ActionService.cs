using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions;

/// <summary>The life cycle of actions, which is the same for all of the emulator's own providers.</summary>
internal sealed class ActionService(
    ActionStore actions,
    ActionInputValidation validation,
    IdSource ids,
    Database database,
    TimeProvider clock
)
{
    /// <summary>Raised within the transaction that writes an action with work to do.</summary>
    public event Action<ActionRecord>? WorkRequested;

    /// <summary>Raised within the transaction in which a caller or completed work ends an action.</summary>
    public event Action<ActionRecord>? Ended;

    /// <summary>Starts an action, or returns the one that the same request started before.</summary>
    /// <exception cref="ActionException">The input does not match the schema, or the request_id belongs to another
    /// request.</exception>
    public (ActionRecord Action, bool IsNew) Run(IActionProvider provider, ActionRequest request, ActionCaller caller)
    {
        validation.ThrowIfInvalid(provider, request.Body);
        var (action, isNew) = database.Write(() =>
        {
            var digest = request.Digest();
            if (
                actions.FindRequest(provider.Name, caller.Urn, request.RequestId) is { } found
                && ApplyDueChanges(provider, found) is var known
                && !IsForgotten(known)
            )
            {
                return known.RequestDigest == digest
                    ? (Poll(provider, known), false)
                    : throw ActionException.Conflict(
                        $"The request_id {request.RequestId} was used for another request."
                    );
            }

            return (Start(provider, request, Create(provider, request, caller, digest)), true);
        });
        return (ThrowIfError(action), isNew);
    }

    /// <summary>The action as of its last update; this does not update it.</summary>
    /// <exception cref="ActionException">The action does not exist or was deleted.</exception>
    public ActionRecord Find(IActionProvider provider, string actionId) =>
        database.Write(() => Require(provider, actionId));

    /// <exception cref="ActionException">The action does not exist or was deleted, or its provider returns an
    /// error.</exception>
    public ActionRecord Get(IActionProvider provider, string actionId) =>
        ThrowIfError(database.Write(() => Poll(provider, Require(provider, actionId))));

    public ActionRecord Resume(IActionProvider provider, string actionId, string clientId) =>
        ThrowIfError(
            database.Write(() =>
            {
                var action = Require(provider, actionId);
                return action.Progress.IsFinal
                    ? action
                    : Apply(provider, action with { ClientId = clientId }, ActionEvent.Resumed, clock.GetUtcNow());
            })
        );

    public ActionRecord Cancel(IActionProvider provider, string actionId, string byUrn) =>
        database.Write(() =>
        {
            if (!provider.Description.CanCancel)
            {
                throw ActionException.CannotCancel(provider.Name);
            }

            var action = Require(provider, actionId);
            return action.Progress.IsFinal
                ? throw ActionException.Conflict($"The action {actionId} has ended; it cannot be cancelled.")
                : End(provider, action, "Cancelled", $"Cancelled by {byUrn}", clock.GetUtcNow());
        });

    /// <summary>
    /// Records that the work of an action begins, and returns whether it had begun before; null if the action has no
    /// work.
    /// </summary>
    public (ActionRecord Action, bool IsRepeat)? BeginWork(string actionId) =>
        database.Write(() =>
        {
            if (
                actions.Find(actionId)
                is not { Progress: { IsFinal: false, Work: not ActionWorkStage.None } progress } action
            )
            {
                return ((ActionRecord, bool)?)null;
            }

            var begun = action with { Progress = progress with { Work = ActionWorkStage.Begun } };
            actions.Update(begun);
            return (begun, progress.Work == ActionWorkStage.Begun);
        });

    /// <summary>Ends an action after its work, unless it has ended in the meantime.</summary>
    public void Finish(IActionProvider provider, string actionId, ActionProgress progress) =>
        database.Write(() =>
        {
            if (actions.Find(actionId) is { Progress.IsFinal: false } action)
            {
                Ended?.Invoke(Save(provider, action, progress, clock.GetUtcNow()));
            }
        });

    public ActionRecord Release(IActionProvider provider, string actionId) =>
        database.Write(() =>
        {
            var action = Require(provider, actionId);
            if (!action.Progress.IsFinal)
            {
                throw ActionException.Conflict($"The action {actionId} has not ended; it cannot be released.");
            }

            actions.Remove(actionId);
            return action;
        });

    public IReadOnlyList<ActionRecord> List(IActionProvider provider) =>
        database.Write(() =>
            (IReadOnlyList<ActionRecord>)
                [
                    .. actions
                        .List(provider.Name)
                        .Select(action => ApplyDueChanges(provider, action))
                        .Where(action => action.Progress.ErrorResponse is null && !IsForgotten(action)),
                ]
        );

    /// <summary>The log of the action.</summary>
    public ActionLogPage ReadLog(IActionProvider provider, string actionId, ActionLogQuery query) =>
        database.Write(() =>
        {
            Require(provider, actionId);
            return ActionLogPage.Read(actions, actionId, query);
        });

    private static ActionRecord ThrowIfError(ActionRecord action) =>
        action.Progress.ErrorResponse is { } refusal ? throw ActionException.Of(refusal) : action;

    private ActionRecord Require(IActionProvider provider, string actionId) =>
        actions.Find(actionId) is { } action
        && action.Provider == provider.Name
        && ApplyDueChanges(provider, action) is var current
        && !IsForgotten(current)
            ? current
            : throw ActionException.NotFound(actionId);

    /// <summary>Deletes an action after its retention, as if it had been released.</summary>
    private bool IsForgotten(ActionRecord action)
    {
        if (action.ReleasedAt is not { } time || time > clock.GetUtcNow())
        {
            return false;
        }

        actions.Remove(action.ActionId);
        return true;
    }

    private ActionRecord Create(IActionProvider provider, ActionRequest request, ActionCaller caller, string digest) =>
        new()
        {
            ActionId = ids.ActionIdFor(provider.Name, caller.Urn, request.RequestId),
            Provider = provider.Name,
            RequestId = request.RequestId,
            RequestDigest = digest,
            CreatorId = caller.Urn,
            ClientId = caller.ClientId,
            ViaScope = caller.ViaScope,
            Body = provider.Redact(request.Body).ToText(),
            Label = request.Label,
            ManageBy = request.ManageBy,
            MonitorBy = request.MonitorBy,
            ReleaseAfter = request.ReleaseAfter,
            Deadline = request.Deadline,
            Progress = ActionProgress.Of(ActionStatus.Active, "{}"),
            StartTime = clock.GetUtcNow(),
        };

    private ActionRecord Start(IActionProvider provider, ActionRequest request, ActionRecord action)
    {
        var started = WithProgress(
            action,
            provider.Advance(new ActionContext(action, request.Body, ActionEvent.Started, action.StartTime)),
            action.StartTime
        );
        actions.Add(started);
        if (provider.Description.KeepsLog)
        {
            actions.AppendLog(action.ActionId, ActionLogEntry.Started(action));
        }

        AppendChange(provider, action, started, action.StartTime);
        return ApplyDueChanges(provider, started);
    }

    private ActionRecord Poll(IActionProvider provider, ActionRecord action) =>
        action.Progress.IsFinal
            ? action
            : ApplyDueChanges(provider, Apply(provider, action, ActionEvent.Polled, clock.GetUtcNow()));

    /// <summary>Applies due events when the action is read, with the time of each event.</summary>
    private ActionRecord ApplyDueChanges(IActionProvider provider, ActionRecord action)
    {
        var now = clock.GetUtcNow();
        while (!action.Progress.IsFinal)
        {
            var changesAt = action.Progress.ChangesAt ?? DateTimeOffset.MaxValue;
            if (action.Deadline is { } deadline && deadline <= now && deadline <= changesAt)
            {
                return End(provider, action, "DeadlineExceeded", "The action did not end by its deadline", deadline);
            }

            if (changesAt > now)
            {
                return action;
            }

            action = Apply(provider, action, ActionEvent.Due, changesAt);
        }

        return action;
    }

    private ActionRecord End(
        IActionProvider provider,
        ActionRecord action,
        string code,
        string description,
        DateTimeOffset at
    )
    {
        var details = new JsonObject { ["code"] = code, ["description"] = description };
        var ended = Save(provider, action, new ActionProgress(ActionStatus.Failed, code, details.ToText()), at);
        Ended?.Invoke(ended);
        return ended;
    }

    private ActionRecord Apply(IActionProvider provider, ActionRecord action, ActionEvent what, DateTimeOffset at)
    {
        var progress = provider.Advance(new ActionContext(action, JsonText.ParseObject(action.Body), what, at));
        return what == ActionEvent.Polled && progress == action.Progress
            ? action
            : Save(provider, action, progress, at);
    }

    private ActionRecord Save(IActionProvider provider, ActionRecord action, ActionProgress progress, DateTimeOffset at)
    {
        var changed = WithProgress(action, progress, at);
        actions.Update(changed);
        AppendChange(provider, action, changed, at);
        return changed;
    }

    private static ActionRecord WithProgress(ActionRecord action, ActionProgress progress, DateTimeOffset at) =>
        action with
        {
            Progress = progress,
            CompletionTime = progress.IsFinal ? Max(at, action.StartTime) : null,
        };

    private void AppendChange(IActionProvider provider, ActionRecord before, ActionRecord after, DateTimeOffset at)
    {
        if (provider.Description.KeepsLog && IsVisiblyDifferent(after.Progress, before.Progress))
        {
            actions.AppendLog(after.ActionId, ActionLogEntry.Changed(after, after.CompletionTime ?? at));
        }

        if (after.Progress.Work == ActionWorkStage.Wanted)
        {
            WorkRequested?.Invoke(after);
        }
    }

    private static bool IsVisiblyDifferent(ActionProgress left, ActionProgress right) =>
        left.ErrorResponse is null
        && (left.Status, left.DisplayStatus, left.Details) != (right.Status, right.DisplayStatus, right.Details);

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
