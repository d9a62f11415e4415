using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>Action: asks a provider to run an action and waits until it is over.</summary>
internal sealed class ActionState(StateFacts facts, StateInput input, ActionTarget target, EmulatorOptions options)
    : State(facts)
{
    /// <summary>Providers take shorter labels than the service.</summary>
    private const int MaximumLabelLength = 64;

    public override IReadOnlyCollection<string> PrivateNames => input.PrivateNames;

    public ActionTarget Target => target;

    public override JsonNode? Input(StepContext context) => input.Of(context);

    public override StateResult Do(StepContext context, JsonNode? input)
    {
        var body =
            input?.DeepClone() as JsonObject
            ?? throw new StateException(RunError.Runtime, $"The input of the action of state {Name} is not an object.");
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

    public override StateResult Continue(StepContext context)
    {
        var pending = PendingAction.Parse(context.Run.Pending!);
        return context.Answer switch
        {
            ProviderAnswer.Status status => Judge(context, pending, status),
            ProviderAnswer.Result result => new StateResult.Done(result.Output),
            ProviderAnswer.NoToken none => throw new StateException(RunError.NoToken, none.Reason),
            ProviderAnswer.Refused refused when pending.ActionId is null => throw Unable(refused.Error.DeepClone()),
            ProviderAnswer.Refused refused => throw new StateException(
                new RunError(RunError.ActionFailed, refused.Error.DeepClone())
            ),
            ProviderAnswer.Unreachable unreachable when pending.ActionId is null => throw Unable(
                JsonValue.Create(unreachable.Reason)
            ),
            ProviderAnswer.Unreachable unreachable => Poll(
                context,
                pending,
                JsonValue.Create(unreachable.Reason),
                changesAt: null
            ),
            ProviderAnswer.Late late => Poll(context, pending, JsonValue.Create(late.Reason), late.ComesAt),
            _ => throw new InvalidOperationException($"The state {Name} was continued without an answer."),
        };
    }

    private static StateException Unable(JsonNode cause) => new(new RunError(RunError.ActionUnableToRun, cause));

    private static StateResult.Held Hold(PendingAction pending, DateTimeOffset? askAt, JsonObject? inactive = null) =>
        new StateResult.Held(new StepOutcome.AwaitAction(pending, askAt, inactive));

    private StateResult Judge(StepContext context, PendingAction pending, ProviderAnswer.Status answer)
    {
        var document = answer.Document.DeepClone().AsObject();
        document["state_name"] = Name;
        pending = pending with { ActionId = document["action_id"]?.ToString(), IsResumed = false };
        return document["status"]?.ToString() switch
        {
            "SUCCEEDED" => new StateResult.Done(document),
            "FAILED" when target.RaisesOnFailure => throw new StateException(
                new RunError(RunError.ActionFailed, document)
            ),
            "FAILED" => new StateResult.Done(document),
            "INACTIVE" => Deactivate(context, pending, document),
            _ => Poll(context, Reactivated(context, pending), document, answer.ChangesAt),
        };
    }

    /// <summary>
    /// Asks again later, twice as late each time, but not after the deadline; then the action is given up.
    /// </summary>
    private StateResult.Held Poll(
        StepContext context,
        PendingAction pending,
        JsonNode lastAnswer,
        DateTimeOffset? changesAt
    )
    {
        if (context.Now >= pending.Deadline)
        {
            context.Abandoned = pending;
            throw new StateException(new RunError(RunError.ActionTimeout, lastAnswer));
        }

        var askAt = context.Now + pending.PollingInterval;
        var next = pending with
        {
            PollingInterval = Smaller(pending.PollingInterval * 2, options.MaximumPollingInterval),
        };
        return Hold(next, Earlier(Earlier(askAt, changesAt ?? askAt), pending.Deadline));
    }

    /// <summary>
    /// A missing consent or session is only looked at again after a resume; other causes may go away by themselves.
    /// </summary>
    private StateResult.Held Deactivate(StepContext context, PendingAction pending, JsonObject document)
    {
        var details = InactiveDetails.Of(context.Run, document);
        var waiting = pending with { InactiveSince = pending.InactiveSince ?? context.Now };
        var askAt = details.NeedsPerson ? (DateTimeOffset?)null : context.Now + pending.PollingInterval;
        return Hold(
            waiting with
            {
                PollingInterval = Smaller(pending.PollingInterval * 2, options.MaximumPollingInterval),
            },
            askAt,
            details.Document
        );
    }

    private static PendingAction Reactivated(StepContext context, PendingAction pending) =>
        pending.InactiveSince is { } since
            ? pending with
            {
                InactiveSince = null,
                Deadline = pending.Deadline + (context.Now - since),
            }
            : pending;

    private static TimeSpan Smaller(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
