using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>Action: starts an action on a provider and waits until it ends.</summary>
internal sealed class ActionState(StateHeader header, StateInput input, ActionTarget target, EmulatorOptions options)
    : State(header)
{
    /// <summary>Providers accept shorter labels than the service.</summary>
    private const int MaximumLabelLength = 64;

    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public ActionTarget Target => target;

    public override JsonNode? Input(StateContext context) => input.Of(context);

    public override StepResult Do(StateContext context, JsonNode? input)
    {
        var body =
            input?.DeepClone() as JsonObject
            ?? throw new StateException(
                StateError.Runtime,
                $"The input of the action of state {Name} is not an object."
            );
        return Hold(
            new PendingAction
            {
                Url = target.Url,
                Scope = target.Scope,
                RunAs = target.RunAs,
                RequestId = PendingAction.RequestIdOf(context.Run.RunId, context.Run.Visit),
                Body = body,
                Label = context.Run.Label is { Length: > MaximumLabelLength } label
                    ? label[..MaximumLabelLength]
                    : context.Run.Label,
                ManageBy = context.Run.RunManagers,
                MonitorBy = context.Run.RunMonitors,
                Deadline = context.Now.AddSeconds(target.WaitTime),
                PollingInterval = options.PollingInterval,
            },
            context.Now
        );
    }

    public override StepResult Continue(StateContext context)
    {
        var pending = context.Run.Pending!;
        return context.Response switch
        {
            ProviderResponse.Status status => Interpret(context, pending, status),
            ProviderResponse.Result result => new StepResult.Completed(result.Output),
            ProviderResponse.NoToken none => throw new StateException(StateError.NoToken, none.Reason),
            ProviderResponse.NoOutcome none => new StepResult.Failed(new StateError(StateError.NoOutcome, none.Reason)),
            ProviderResponse.Refused refused when pending.ActionId is null => throw UnableToRun(
                refused.Error.DeepClone()
            ),
            ProviderResponse.Refused refused => throw new StateException(
                new StateError(StateError.ActionFailed, refused.Error.DeepClone())
            ),
            ProviderResponse.Unreachable unreachable when pending.ActionId is null => throw UnableToRun(
                JsonValue.Create(unreachable.Reason)
            ),
            ProviderResponse.Unreachable unreachable => Poll(
                context,
                pending,
                JsonValue.Create(unreachable.Reason),
                changesAt: null
            ),
            ProviderResponse.Delayed late => Poll(context, pending, JsonValue.Create(late.Reason), late.AvailableAt),
            _ => throw new InvalidOperationException($"The state {Name} was continued without a response."),
        };
    }

    private static StateException UnableToRun(JsonNode cause) =>
        new(new StateError(StateError.ActionUnableToRun, cause));

    private static StepResult.Waiting Hold(
        PendingAction pending,
        DateTimeOffset? pollAt,
        JsonObject? inactive = null
    ) => new(pollAt) { Action = pending, Inactive = inactive };

    private StepResult Interpret(StateContext context, PendingAction pending, ProviderResponse.Status response)
    {
        var document = response.Document.DeepClone().AsObject();
        document["state_name"] = Name;
        pending = pending with { ActionId = document["action_id"]?.ToString(), IsResumed = false };
        return document["status"]?.ToString() switch
        {
            "SUCCEEDED" => new StepResult.Completed(document),
            "FAILED" when target.RaisesOnFailure => throw new StateException(
                new StateError(StateError.ActionFailed, document)
            ),
            "FAILED" => new StepResult.Completed(document),
            "INACTIVE" => Deactivate(context, pending, document),
            _ => Poll(context, Reactivate(context, pending), document, response.ChangesAt),
        };
    }

    /// <summary>Polls again after twice the last delay, but not after the deadline; then the state fails.</summary>
    private StepResult.Waiting Poll(
        StateContext context,
        PendingAction pending,
        JsonNode lastResponse,
        DateTimeOffset? changesAt
    )
    {
        if (context.Now >= pending.Deadline)
        {
            context.AbandonedAction = pending;
            throw new StateException(new StateError(StateError.ActionTimeout, lastResponse));
        }

        var pollAt = context.Now + pending.PollingInterval;
        var next = pending with { PollingInterval = Min(pending.PollingInterval * 2, options.MaximumPollingInterval) };
        return Hold(next, Min(Min(pollAt, changesAt ?? pollAt), pending.Deadline));
    }

    /// <summary>
    /// A missing consent or session is checked again only after a resume; other causes may resolve themselves.
    /// </summary>
    private StepResult.Waiting Deactivate(StateContext context, PendingAction pending, JsonObject document)
    {
        var details = InactiveDetails.Of(context.Run, document);
        var waiting = pending with { InactiveSince = pending.InactiveSince ?? context.Now };
        var pollAt = details.NeedsPerson ? (DateTimeOffset?)null : context.Now + pending.PollingInterval;
        return Hold(
            waiting with
            {
                PollingInterval = Min(pending.PollingInterval * 2, options.MaximumPollingInterval),
            },
            pollAt,
            details.Document
        );
    }

    private static PendingAction Reactivate(StateContext context, PendingAction pending) =>
        pending.InactiveSince is { } since
            ? pending with
            {
                InactiveSince = null,
                Deadline = pending.Deadline + (context.Now - since),
            }
            : pending;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static DateTimeOffset Min(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
