using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions;

/// <summary>The life of actions, the same for every provider of the emulator's own.</summary>
internal sealed class ActionService(ActionStore actions, ActionInputValidation validation, Database database, TimeProvider clock)
{
    /// <summary>Starts an action, or finds the one that the same request started before.</summary>
    /// <exception cref="ActionException">The input is not what the provider takes, or the request_id was used for something else.</exception>
    public (ActionRecord Action, bool IsNew) Run(IActionProvider provider, ActionRequest request, ActionCaller caller)
    {
        validation.ThrowIfInvalid(provider, request.Body);
        return database.Write(() =>
        {
            var digest = Digest(request);
            if (actions.FindRequest(provider.Name, caller.Urn, request.RequestId) is { } known)
            {
                return known.RequestDigest == digest
                    ? (Refresh(provider, known), false)
                    : throw ActionException.Conflict($"The request_id {request.RequestId} was used for another request.");
            }

            var action = Progressed(provider, Create(provider, request, caller, digest));
            actions.Add(action);
            return (action, true);
        });
    }

    /// <exception cref="ActionException">There is no such action (any more).</exception>
    public ActionRecord Get(IActionProvider provider, string actionId) => database.Write(() => Refresh(provider, Require(provider, actionId)));

    public ActionRecord Resume(IActionProvider provider, string actionId, string clientId) => database.Write(() =>
    {
        var action = Require(provider, actionId);
        return action.Progress.IsFinal ? action : Save(Progressed(provider, action with { ClientId = clientId }));
    });

    public ActionRecord Cancel(IActionProvider provider, string actionId, string byUrn) => database.Write(() =>
    {
        var action = Refresh(provider, Require(provider, actionId));
        if (action.Progress.IsFinal)
        {
            throw ActionException.Conflict($"The action {actionId} is over; it cannot be cancelled.");
        }

        return Save(action with
        {
            Progress = new ActionProgress(ActionStatus.Failed, "Cancelled", CancelDetails(byUrn).ToText()),
            CompletionTime = clock.GetUtcNow(),
        });
    });

    public ActionRecord Release(IActionProvider provider, string actionId) => database.Write(() =>
    {
        var action = Refresh(provider, Require(provider, actionId));
        if (!action.Progress.IsFinal)
        {
            throw ActionException.Conflict($"The action {actionId} is not over; it cannot be released.");
        }

        actions.Remove(actionId);
        return action;
    });

    public IReadOnlyList<ActionRecord> List(IActionProvider provider) =>
        database.Write(() => (IReadOnlyList<ActionRecord>)[.. actions.List(provider.Name).Select(action => Refresh(provider, action))]);

    private static JsonObject CancelDetails(string byUrn) => new() { ["code"] = "Cancelled", ["description"] = $"Cancelled by {byUrn}" };

    private static string Digest(ActionRequest request)
    {
        var content = new JsonObject
        {
            ["body"] = request.Body.DeepClone(),
            ["label"] = request.Label,
            ["manage_by"] = JsonText.ToArray(request.ManageBy),
            ["monitor_by"] = JsonText.ToArray(request.MonitorBy),
            ["release_after"] = request.ReleaseAfter,
        };
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToText())));
    }

    private ActionRecord Require(IActionProvider provider, string actionId) =>
        actions.Find(provider.Name, actionId) ?? throw ActionException.NotFound(actionId);

    private ActionRecord Create(IActionProvider provider, ActionRequest request, ActionCaller caller, string digest) => new()
    {
        ActionId = ActionId.Create(),
        Provider = provider.Name,
        RequestId = request.RequestId,
        RequestDigest = digest,
        CreatorId = caller.Urn,
        ClientId = caller.ClientId,
        ViaScope = caller.ViaScope,
        Body = request.Body.ToText(),
        Label = request.Label,
        ManageBy = request.ManageBy,
        MonitorBy = request.MonitorBy,
        ReleaseAfter = request.ReleaseAfter,
        Progress = ActionProgress.Of(ActionStatus.Active, "{}"),
        StartTime = clock.GetUtcNow(),
    };

    /// <summary>An action changes when its time has come, and that is seen when somebody looks.</summary>
    private ActionRecord Refresh(IActionProvider provider, ActionRecord action) =>
        action.Progress is { IsFinal: false, ChangesAt: { } time } && time <= clock.GetUtcNow() ? Save(Progressed(provider, action)) : action;

    private ActionRecord Progressed(IActionProvider provider, ActionRecord action)
    {
        var progress = provider.Advance(action, JsonText.ParseObject(action.Body), clock.GetUtcNow());
        return action with
        {
            Progress = progress,
            CompletionTime = progress.IsFinal ? action.Progress.ChangesAt ?? clock.GetUtcNow() : null,
        };
    }

    private ActionRecord Save(ActionRecord action)
    {
        actions.Update(action);
        return action;
    }
}
