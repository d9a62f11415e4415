using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Timers;

/// <summary>Globus Timers under <c>/v2/timer</c> and <c>/jobs</c>, as far as flows need it.</summary>
internal sealed class TimerEndpoints(
    TimerAuthorization authorization,
    TimerAccess access,
    TimerStore timers,
    RunStarter starter,
    TimerDocument document,
    IdSource ids,
    WorkSignal signal,
    Database database,
    TimeProvider clock
)
{
    private const string Tokens = "_tokens";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/v2/timer", Create);
        routes.Route("GET", "/jobs", List);
        routes.Route("GET", "/jobs/{job_id}", Get);
        routes.Route("PATCH", "/jobs/{job_id}", Rename);
        routes.Route("DELETE", "/jobs/{job_id}", Delete);
        routes.Route("POST", "/jobs/{job_id}/pause", Pause);
        routes.Route("POST", "/jobs/{job_id}/resume", Resume);
    }

    private JsonResponse Create(HttpContext http)
    {
        var caller = authorization.Require(http);
        var timer = ReadTimer(http, caller);
        var created = new JsonObject { ["timer"] = document.OfNew(timer, caller) };
        database.Write(() => timers.Add(timer));
        signal.Wake();
        return JsonResponse.Created(created);
    }

    private JsonResponse List(HttpContext http)
    {
        var caller = authorization.Require(http);
        var listed = timers.List(caller.Identity.Id);
        var ordered = TimerOrder.Read(http.Request).Apply(listed).ToList();
        return JsonResponse.Ok(new JsonObject { ["jobs"] = document.OfAll(ordered, caller) });
    }

    private JsonResponse Get(HttpContext http)
    {
        var (timer, caller) = Find(http);
        return JsonResponse.Ok(document.Of(timer, caller));
    }

    private JsonResponse Rename(HttpContext http)
    {
        var (timer, caller) = Find(http);
        var problems = new List<Problem>();
        var reader = Reader(http, problems);
        var name = reader.RequiredText("name");
        reader.RejectUnknown();
        ThrowIfAny(problems);
        return JsonResponse.Ok(document.Of(Change(timer.TimerId, present => present with { Name = name }), caller));
    }

    private JsonResponse Delete(HttpContext http)
    {
        var (timer, caller) = Find(http);
        var shown = document.Of(timer, caller);
        database.Write(() => timers.Remove(timer.TimerId));
        signal.Wake();
        return JsonResponse.Ok(shown);
    }

    private JsonResponse Pause(HttpContext http)
    {
        var (timer, _) = Find(http);
        Change(timer.TimerId, present => present.Status switch
            {
                TimerStatus.Ended => throw TimersException.Conflict("The timer has ended."),
                TimerStatus.Inactive => present,
                _ => present.Deactivate(TimerReasons.PausedByUser, clock.GetUtcNow()),
            });
        return Message($"Successfully paused job {timer.TimerId:D}.");
    }

    private JsonResponse Resume(HttpContext http)
    {
        var (timer, caller) = Find(http);
        var updates = ReadUpdate(http);
        Change(timer.TimerId, present => present.Status switch
            {
                TimerStatus.Ended => throw TimersException.Conflict("The timer has ended."),
                TimerStatus.Inactive => Resume(present, caller, updates).Activate(clock.GetUtcNow()),
                _ => present,
            });
        return Message($"Successfully resumed job {timer.TimerId:D}.");
    }

    /// <summary>The timer with the credentials of the caller, if it needs others or the caller requests this.</summary>
    private TimerRecord Resume(TimerRecord timer, Caller caller, bool? updates)
    {
        var needsOthers =
            JsonText.ParseObject(timer.InactiveReason!)["cause"]?.ToString() == TimerReasons.Authorization;
        if (!(updates ?? needsOthers))
        {
            return timer;
        }

        access.RequireStartable(timer.FlowId, caller);
        return timer with { ClientId = caller.Token.ClientId, SessionId = caller.Token.Holder.SessionId };
    }

    private TimerRecord Change(Guid timerId, Func<TimerRecord, TimerRecord> change)
    {
        var changed = database.Write(() =>
        {
            var timer = change(timers.Find(timerId) ?? throw TimersException.NotFound("Timer", timerId.ToString("D")));
            timers.Update(timer);
            return timer;
        });
        signal.Wake();
        return changed;
    }

    private TimerRecord ReadTimer(HttpContext http, Caller caller)
    {
        var problems = new List<Problem>();
        var root = Reader(http, problems);
        var timer = root.RequiredObject("timer");
        root.RejectUnknown();
        ThrowIfAny(problems);
        var reader = root.Nested(timer!, "timer");
        if (reader.RequiredText("timer_type") is "transfer")
        {
            throw new TimersException(
                StatusCodes.Status501NotImplemented,
                "NOT_IMPLEMENTED",
                "The emulator implements timers of flows, not of transfers."
            );
        }

        var record = ReadFlowTimer(reader, caller, problems);
        ThrowIfAny(problems);
        return Check(record!, caller);
    }

    private TimerRecord? ReadFlowTimer(JsonRequestReader reader, Caller caller, List<Problem> problems)
    {
        var now = clock.GetUtcNow();
        if (reader.Text("timer_type") is { } type and not "flow")
        {
            reader.ReportAt("timer_type", $"unexpected value '{type}'; permitted: flow, transfer");
        }

        var flowId = Guid.Empty;
        if (reader.RequiredText("flow_id") is { } id && !Guid.TryParse(id, out flowId))
        {
            reader.ReportAt("flow_id", "value is not a valid uuid");
        }

        var schedule = reader.RequiredObject("schedule") is { } times
            ? TimerSchedule.Read(reader.Nested(times, "schedule"), now)
            : null;
        var request = reader.RequiredObject("body");
        if ((request?["body"] as JsonObject)?.ContainsKey(Tokens) == true)
        {
            reader.ReportAt("body", "a timer cannot keep tokens");
        }

        var name = reader.OptionalText("name");
        reader.RejectUnknown();
        return problems.Count > 0
            ? null
            : new TimerRecord
            {
                TimerId = ids.NewTimerId(),
                Name = name,
                FlowId = flowId,
                Request = request.ToText(),
                IdentityId = caller.Identity.Id,
                ClientId = caller.Token.ClientId,
                SessionId = caller.Token.Holder.SessionId,
                Schedule = schedule!,
                SubmittedAt = now,
                ChangedAt = now,
                NextRun = schedule!.Start,
            };
    }

    /// <summary>Validates the start of a run now, so that errors do not appear only at the first run.</summary>
    private TimerRecord Check(TimerRecord timer, Caller caller)
    {
        var flow = access.RequireStartable(timer.FlowId, caller);
        try
        {
            starter.Prepare(flow, caller, JsonText.ParseObject(timer.Request));
            return timer;
        }
        catch (FlowsException exception)
        {
            throw TimersException.Of(exception);
        }
    }

    private (TimerRecord Timer, Caller Caller) Find(HttpContext http)
    {
        var caller = authorization.Require(http);
        var text = (string?)http.Request.RouteValues["job_id"] ?? "";
        return
            Guid.TryParseExact(text, "D", out var id)
            && timers.Find(id) is { } timer
            && timer.IdentityId == caller.Identity.Id
            ? (timer, caller)
            : throw TimersException.NotFound("Timer", text);
    }

    /// <summary>The body is optional.</summary>
    private static bool? ReadUpdate(HttpContext http)
    {
        if (RequestContent.Of(http).Bytes.IsEmpty)
        {
            return null;
        }

        var problems = new List<Problem>();
        var reader = Reader(http, problems);
        var updates = reader.Flag("update_credentials");
        reader.RejectUnknown();
        ThrowIfAny(problems);
        return updates;
    }

    private static JsonRequestReader Reader(HttpContext http, List<Problem> problems)
    {
        try
        {
            var body = RequestContent.Of(http).ReadObject()
                ?? throw TimersException.Unprocessable([new Problem(["body"], "value is not a valid dict")]);
            return new JsonRequestReader(body, ["body"], problems);
        }
        catch (JsonException exception)
        {
            throw TimersException.Unprocessable([new Problem(["body"], $"Expecting value: {exception.Message}")]);
        }
    }

    private static void ThrowIfAny(List<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw TimersException.Unprocessable(problems);
        }
    }

    private static JsonResponse Message(string text) => JsonResponse.Ok(new JsonObject { ["message"] = text });
}
