using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Flows;

/// <summary>The visits of states that a log consists of.</summary>
public sealed class RunStateVisitTests : IDisposable
{
    private static readonly Guid RunId = Guid.Parse("6b0a5a52-9f1b-4a5e-8a51-0f2b9a6f0b01");
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Scripted _globus = new();

    public static TheoryData<string, string> Cases => CaseFile.Read("visits");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_log_consists_of_visits(string log, string expected)
    {
        var reader = new RunStateVisitReader();
        var visits = log.Split(", ").Select(Entry).Select(reader.Read).ToList();
        visits.Add(reader.Complete());

        var shown = string.Join("; ", visits.OfType<RunStateVisit>().Select(Show));
        Assert.Equal(expected, shown.Length == 0 ? "none" : shown);
        Assert.Null(reader.Complete());
    }

    [Fact]
    public async Task Visits_are_read_over_several_pages()
    {
        _globus
            .Network.Answer(
                $$"""
                {"has_next_page":true,"marker":"m","entries":[{{Json("0 FlowStarted")}},
                {{Json("1 ActionStarted A", """{"in":1}""")}}]}
                """
            )
            .Answer(
                $$"""
                {"has_next_page":false,"entries":[{{Json("2 ActionCompleted A", output: """{"out":[2]}""")}},
                {{Json("2 FlowSucceeded")}}]}
                """
            );

        var visits = await _globus.Client.Runs.Log(RunId).ToVisitsAsync(Cancellation).ToListAsync(Cancellation);

        var visit = Assert.Single(visits);
        Assert.Equal((RunId, "A", "Action"), (visit.RunId, visit.ToString(), visit.StateType));
        Assert.Equal((Start.AddSeconds(1), Start.AddSeconds(2)), (visit.StartTime, visit.EndTime));
        Assert.Equal("""{"in":1} {"out":[2]}""", $"{visit.Input} {visit.Output}");
    }

    /// <summary>The input of the run is what the first state received, and no other state.</summary>
    [Theory]
    [InlineData("", """{"run":1} null""")]
    [InlineData("1 PassStarted B, 2 PassCompleted B", "null null; null null")]
    public void A_first_state_that_failed_before_it_started_has_the_input_of_the_run(string before, string expected)
    {
        var reader = new RunStateVisitReader();
        var started = Json("0 FlowStarted", """{"run":1}""");
        var log = before.Split(", ", StringSplitOptions.RemoveEmptyEntries).Append("3 PassFailed A States.Runtime");

        var visits = log.Select(text => Json(text))
            .Prepend(started)
            .Select(json => reader.Read(JsonSerializer.Deserialize<RunLogEntry>(json, WireDocuments.Options)!))
            .ToList();
        visits.Add(reader.Complete());

        var shown = visits.OfType<RunStateVisit>().Select(visit => $"{visit.Input ?? "null"} {visit.Output ?? "null"}");
        Assert.Equal(expected, string.Join("; ", shown));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_reported_after_the_last_visit()
    {
        _globus.Network.Answer($$"""{"has_next_page":false,"entries":[5,{{Json("1 ActionStarted A")}}]}""");

        var visits = new List<RunStateVisit>();
        await Assert.ThrowsAsync<InvalidResponseException>(async () =>
        {
            await foreach (var visit in _globus.Client.Runs.Log(RunId).ToVisitsAsync(Cancellation))
            {
                visits.Add(visit);
            }
        });

        Assert.Equal("A", Assert.Single(visits).StateName);
    }

    private static RunLogEntry Entry(string text) =>
        JsonSerializer.Deserialize<RunLogEntry>(Json(text), WireDocuments.Options)!;

    private static string Json(string text, string? input = null, string? output = null)
    {
        var parts = text.Split(' ');
        var details = new JsonObject();
        if (parts.Length > 2 && parts[2] != "-")
        {
            details["state_name"] = parts[2];
            details["state_type"] = "Action";
        }

        if (parts.Length > 3)
        {
            details["exception"] = parts[3];
        }

        details["input"] = input is null ? null : JsonNode.Parse(input);
        details["output"] = output is null ? null : JsonNode.Parse(output);
        return new JsonObject
        {
            ["time"] = Start.AddSeconds(int.Parse(parts[0], CultureInfo.InvariantCulture)),
            ["code"] = parts[1],
            ["details"] = details,
        }.ToJsonString();
    }

    private static string Show(RunStateVisit visit)
    {
        var duration = visit.Duration is { } span ? $"{span.TotalSeconds}s" : "-";
        return $"{visit.StateName} {visit.Attempt} {duration} {visit.Exception ?? "-"} {visit.Next ?? "-"}";
    }
}
