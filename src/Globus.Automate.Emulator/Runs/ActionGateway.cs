using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Actions.Outcomes;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Auth.Requirements;
using Globus.Automate.Emulator.Definitions.States;
using Globus.Automate.Emulator.RegisteredApis;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// How a run reaches providers and registered APIs: the emulator's own at once, those on loopback by HTTP, others not
/// at all.
/// </summary>
internal sealed class ActionGateway(
    ProviderDirectory directory,
    ActionService service,
    RemoteProviders remote,
    RegisteredApiCaller registeredApis,
    RequirementGate requirements,
    SeededOutcomes outcomes
)
{
    /// <summary>The answer, where it can be given without waiting; null for providers that are asked by HTTP.</summary>
    public ProviderAnswer? TryAsk(RunRecord run, PendingAction pending)
    {
        if (RunAs.Find(run, pending.RunAs) is not { } caller)
        {
            return new ProviderAnswer.NoToken($"The run was started without a token for the role {pending.RunAs}.");
        }

        if (CheckRequirements(run, pending, caller) is { } missing)
        {
            return new ProviderAnswer.Status(missing, ChangesAt: null);
        }

        return Find(run, pending) is { } provider ? Ask(provider, pending, caller)
            : RegisteredApiAddress.IsOne(pending.Url) ? registeredApis.TryAsk(pending)
            : remote.CanReach(pending.Url) ? null
            : new ProviderAnswer.Refused(HostedProviders.Refuse(pending.Url));
    }

    public Task<ProviderAnswer> AskRemoteAsync(
        RunRecord run,
        PendingAction pending,
        CancellationToken cancellationToken
    ) =>
        RegisteredApiAddress.IsOne(pending.Url)
            ? registeredApis.AskAsync(pending, RunAs.Find(run, pending.RunAs)!, cancellationToken)
            : remote.AskAsync(pending, RunAs.Find(run, pending.RunAs)!, cancellationToken);

    /// <summary>
    /// Tells the provider that nobody waits for the action any more; whatever it says to that is of no consequence.
    /// </summary>
    public Task AbandonAsync(RunRecord run, PendingAction pending, CancellationToken cancellationToken)
    {
        if (pending.ActionId is null || RunAs.Find(run, pending.RunAs) is not { } caller)
        {
            return Task.CompletedTask;
        }

        if (Find(run, pending) is not { } provider)
        {
            return remote.CancelAsync(pending, caller, cancellationToken);
        }

        try
        {
            service.Cancel(provider, pending.ActionId, caller.Urn);
        }
        catch (ActionException)
        {
            // It was over before.
        }

        return Task.CompletedTask;
    }

    /// <summary>Before an action in the name of the run's owner begins.</summary>
    private JsonObject? CheckRequirements(RunRecord run, PendingAction pending, ActionCaller caller) =>
        pending.ActionId is null
        && pending.RunAs == ActionTarget.User
        && Identity.ParseUrn(caller.Urn) is { } identityId
            ? requirements.CheckAction(
                pending.Url,
                TokenHolder.Of(caller.ClientId, identityId) with
                {
                    SessionId = run.SessionId,
                },
                KnownScopes.OfFlow(run.FlowId)
            )
            : null;

    private IActionProvider? Find(RunRecord run, PendingAction pending) =>
        outcomes.Find(run, pending) ?? directory.FindByUrl(pending.Url);

    private ProviderAnswer Ask(IActionProvider provider, PendingAction pending, ActionCaller caller)
    {
        try
        {
            var action =
                pending.ActionId is null ? service.Run(provider, ActionRequest.Of(pending), caller).Action
                : pending.IsResumed ? service.Resume(provider, pending.ActionId, caller.ClientId)
                : service.Get(provider, pending.ActionId);
            return Judge(pending, action);
        }
        catch (ActionException exception) when (exception.Status >= StatusCodes.Status500InternalServerError)
        {
            return new ProviderAnswer.Unreachable($"The action provider {pending.Url} answered {exception.Status}.");
        }
        catch (ActionException exception)
        {
            return new ProviderAnswer.Refused(exception.ToDocument());
        }
    }

    private static ProviderAnswer Judge(PendingAction pending, ActionRecord action) =>
        action.Progress switch
        {
            { IsSilent: false } progress => new ProviderAnswer.Status(action.ToJson(), progress.ChangesAt),
            { ChangesAt: { } time } => new ProviderAnswer.Late(
                $"The action provider {pending.Url} has not answered.",
                time
            ),
            _ => new ProviderAnswer.Unreachable($"The action provider {pending.Url} does not answer."),
        };
}
