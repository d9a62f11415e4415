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
/// Calls providers and registered APIs for runs: the emulator's own immediately, those on loopback over HTTP, and no
/// others.
/// </summary>
internal sealed class ActionGateway(
    ProviderDirectory directory,
    ActionService service,
    RemoteProviders remote,
    RegisteredApiCaller registeredApis,
    RequirementCheck requirements,
    SeededOutcomes outcomes,
    VisitStore visits
)
{
    /// <summary>The response, if no HTTP request is needed; null for providers that are called over HTTP.</summary>
    public ProviderResponse? TryCall(LiveRun run, PendingAction pending)
    {
        if (RunAs.Find(run.Row, pending.RunAs) is not { } caller)
        {
            return new ProviderResponse.NoToken($"The run was started without a token for the role {pending.RunAs}.");
        }

        if (CheckRequirements(run.Row, pending, caller) is { } missing)
        {
            return new ProviderResponse.Status(missing, ChangesAt: null);
        }

        return FindOutcome(run, pending) is { } outcome ? Call(outcome, pending, caller)
            : outcomes.IsStrict && pending.ActionId is null ? RefuseWithoutOutcome(run, pending)
            : directory.FindByUrl(pending.Url) is { } provider ? Call(provider, pending, caller)
            : RegisteredApiAddress.IsRegisteredApi(pending.Url) ? registeredApis.TryCall(pending)
            : remote.CanReach(pending.Url) ? null
            : new ProviderResponse.Refused(HostedProviders.CreateError(pending.Url));
    }

    public Task<ProviderResponse> CallRemoteAsync(
        RunRecord run,
        PendingAction pending,
        CancellationToken cancellationToken
    ) =>
        RegisteredApiAddress.IsRegisteredApi(pending.Url)
            ? registeredApis.CallAsync(pending, RunAs.Find(run, pending.RunAs)!, cancellationToken)
            : remote.CallAsync(pending, RunAs.Find(run, pending.RunAs)!, cancellationToken);

    /// <summary>
    /// Cancels the action at its provider; the response is ignored.
    /// </summary>
    public Task CancelAsync(RunRecord run, PendingAction pending, CancellationToken cancellationToken)
    {
        if (pending.ActionId is null || RunAs.Find(run, pending.RunAs) is not { } caller)
        {
            return Task.CompletedTask;
        }

        if (
            ((IActionProvider?)FindOutcome(new LiveRun(run), pending) ?? directory.FindByUrl(pending.Url))
            is not { } provider
        )
        {
            return remote.CancelAsync(pending, caller, cancellationToken);
        }

        try
        {
            service.Cancel(provider, pending.ActionId, caller.Urn);
        }
        catch (ActionException)
        {
            // The action had already ended.
        }

        return Task.CompletedTask;
    }

    /// <summary>Checks the requirements before an action runs as the run's owner.</summary>
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

    private OutcomeProvider? FindOutcome(LiveRun run, PendingAction pending) =>
        outcomes.Find(pending, run.FlowId, run.StateName, () => CountVisits(run));

    private int CountVisits(LiveRun run) =>
        visits.Count(run.RunId, run.StateName) + run.CountUnsavedVisits(run.StateName);

    private ProviderResponse.NoOutcome RefuseWithoutOutcome(LiveRun run, PendingAction pending) =>
        new(
            $"The emulator is in strict mode, and no outcome matches visit {CountVisits(run)} of the state "
                + $"{run.StateName}, which calls {pending.Url}."
        );

    private ProviderResponse Call(IActionProvider provider, PendingAction pending, ActionCaller caller)
    {
        try
        {
            var action =
                pending.ActionId is null ? service.Run(provider, ActionRequest.Of(pending), caller).Action
                : pending.IsResumed ? service.Resume(provider, pending.ActionId, caller.ClientId)
                : service.Get(provider, pending.ActionId);
            return ToProviderResponse(pending, action);
        }
        catch (ActionException exception) when (exception.Status >= StatusCodes.Status500InternalServerError)
        {
            return new ProviderResponse.Unreachable(
                $"The action provider {pending.Url} responded with status {exception.Status}."
            );
        }
        catch (ActionException exception)
        {
            return new ProviderResponse.Refused(exception.ToDocument());
        }
    }

    private static ProviderResponse ToProviderResponse(PendingAction pending, ActionRecord action) =>
        action.Progress switch
        {
            { IsUnresponsive: false } progress => new ProviderResponse.Status(action.ToJson(), progress.ChangesAt),
            { ChangesAt: { } time } => new ProviderResponse.Delayed(
                $"The action provider {pending.Url} has not responded.",
                time
            ),
            _ => new ProviderResponse.Unreachable($"The action provider {pending.Url} does not respond."),
        };
}
