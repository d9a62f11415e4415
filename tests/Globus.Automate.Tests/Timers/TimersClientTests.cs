using System.Net;
using System.Text.Json;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;
using Globus.Automate.Timers;

namespace Globus.Automate.Tests.Timers;

/// <summary>The requests of the client to Globus Timers.</summary>
public sealed class TimersClientTests : IDisposable
{
    private const string FlowScope = "https://auth.globus.org/scopes/f/flow_f_user";

    private const string Timer = """{"job_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"new"}""";

    private static readonly Guid Id = new("36ad9f9a-ad29-488f-beb4-c22ab729643a");

    private readonly Scripted _globus = new();

    public static TheoryData<TimerSchedule, string> Schedules
    {
        get
        {
            var time = new DateTimeOffset(2026, 1, 5, 6, 0, 0, 123, TimeSpan.FromHours(1));
            return new()
            {
                { TimerSchedule.Once(), """{"type":"once"}""" },
                { TimerSchedule.Once(time), """{"type":"once","datetime":"2026-01-05T06:00:00+01:00"}""" },
                { TimerSchedule.Every(TimeSpan.FromDays(1)), """{"type":"recurring","interval_seconds":86400}""" },
                {
                    TimerSchedule.Every(TimeSpan.FromMinutes(1), time, TimerEnd.AfterRuns(3)),
                    """
                        {"type":"recurring","interval_seconds":60,"start":"2026-01-05T06:00:00+01:00",
                         "end":{"condition":"iterations","count":3}}
                        """
                },
                {
                    TimerSchedule.Every(TimeSpan.FromMinutes(1), null, TimerEnd.At(time)),
                    """
                        {"type":"recurring","interval_seconds":60,
                         "end":{"condition":"time","datetime":"2026-01-05T06:00:00+01:00"}}
                        """
                },
            };
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task A_timer_is_created_with_its_schedule(TimerSchedule schedule, string expected)
    {
        _globus.Network.Answer(HttpStatusCode.Created, $$"""{"timer":{{Timer}}}""");

        var timer = await _globus.Client.Timers.CreateAsync(
            new()
            {
                FlowId = Id,
                Name = "Nightly",
                Schedule = schedule,
                Run = new RunRequest { Label = "l", ActivityNotificationPolicy = [] },
            },
            FlowScope,
            Cancellation
        );

        Assert.Equal(Id, timer.TimerId);
        Assert.Equal("POST /v2/timer", _globus.Network.Last.Line);
        using var sent = JsonDocument.Parse(_globus.Network.Last.Body!);
        using var wanted = JsonDocument.Parse(
            $$$"""
            {"timer":{"flow_id":"{{{Id}}}","name":"Nightly","schedule":{{{expected}}},
              "body":{"body":{},"label":"l","activity_notification_policy":{"status":[]}},"timer_type":"flow"}}
            """
        );
        Assert.True(JsonElement.DeepEquals(wanted.RootElement, sent.RootElement), _globus.Network.Last.Body);
    }

    [Fact]
    public async Task A_creation_whose_response_is_lost_is_uncertain()
    {
        _globus.Network.Answer(HttpStatusCode.GatewayTimeout, "{}");

        var error = await Assert.ThrowsAsync<StartUncertainException>(() =>
            _globus.Client.Timers.CreateAsync(
                new()
                {
                    FlowId = Id,
                    Name = "Nightly",
                    Schedule = TimerSchedule.Once(),
                },
                FlowScope,
                Cancellation
            )
        );

        Assert.Contains("created the timer 'Nightly'", error.Message, StringComparison.Ordinal);
        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task Each_operation_has_its_request()
    {
        _globus
            .Network.Answer(Timer)
            .Answer($$"""{"jobs":[{{Timer}}]}""")
            .Answer(Timer)
            .Answer("""{"message":"Successfully paused job."}""")
            .Answer("""{"message":"Successfully resumed job."}""")
            .Answer("""{"message":"Successfully resumed job."}""")
            .Answer(Timer);
        var timers = _globus.Client.Timers;

        await timers.GetAsync(Id, Cancellation);
        await foreach (var timer in timers.List().WithCancellation(Cancellation))
        {
            Assert.Equal(Id, timer.TimerId);
        }

        await timers.RenameAsync(Id, "n", Cancellation);
        await timers.PauseAsync(Id, Cancellation);
        await timers.ResumeAsync(Id, cancellationToken: Cancellation);
        await timers.ResumeAsync(Id, updateCredentials: true, cancellationToken: Cancellation);
        await timers.DeleteAsync(Id, Cancellation);

        Assert.Equal(
            [
                $"GET /jobs/{Id} ",
                "GET /jobs/?order=submitted_at asc ",
                $$"""PATCH /jobs/{{Id}} {"name":"n"}""",
                $"POST /jobs/{Id}/pause ",
                $$"""POST /jobs/{{Id}}/resume {}""",
                $$"""POST /jobs/{{Id}}/resume {"update_credentials":true}""",
                $"DELETE /jobs/{Id} ",
            ],
            _globus.Network.Requests.Select(request => $"{request.Line} {request.Body}")
        );
    }

    [Fact]
    public async Task An_unreadable_timer_does_not_hide_the_others()
    {
        _globus.Network.Answer($$"""{"jobs":[{"job_id":"x"},{{Timer}},{"job_id":"y","status":"new"}]}""");

        await foreach (var page in _globus.Client.Timers.List().AsPages().WithCancellation(Cancellation))
        {
            Assert.Equal(Id, Assert.Single(page.Items).TimerId);
            Assert.Equal(["x", "y"], page.Unreadable.Select(error => error.ItemId));
        }
    }

    [Fact]
    public async Task A_timer_that_is_gone_when_the_deletion_is_repeated_is_deleted()
    {
        _globus.Network.Answer(HttpStatusCode.GatewayTimeout, "{}").Answer(HttpStatusCode.NotFound, "{}");

        Assert.Null(await _globus.Client.Timers.DeleteAsync(Id, Cancellation));
    }
}
