using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.Tests.Timers;

/// <summary>Both forms of a timer's document give the same object.</summary>
public sealed class TimerDocumentTests
{
    private const string Id = "24bc4997-b483-4c25-a19c-64b0afc00743";
    private const string FlowId = "36ad9f9a-ad29-488f-beb4-c22ab729643a";
    private const string RunId = "f9c6ab2a-c0b3-4b4a-9d4e-6b2c2a5f9a11";

    private const string Run =
        $$$"""{"ran_at":"2026-01-05T06:00:01+00:00","status":201,"data":{"run_id":"{{{RunId}}}"}}""";

    public static TheoryData<string, string> Schedules => CaseFile.Read("timer-schedules");

    /// <summary>A part of a document, and what the timer says of it.</summary>
    public static TheoryData<string, string> Members =>
        new()
        {
            { """{"callback_url":"https://flows.automate.globus.org/flows/FLOW/run"}""", "flow FLOW" },
            { """{"callback_url":"https://preview.flows.automate.globus.org/flows/FLOW/run/"}""", "flow FLOW" },
            { """{"flow_id":"FLOW"}""", "flow FLOW" },
            { """{"callback_url":"https://actions.automate.globus.org/transfer/transfer/run"}""", "transfer" },
            { """{"callback_url":"https://transfer.actions.globus.org/transfer/run"}""", "transfer" },
            { """{"timer_type":"transfer"}""", "transfer" },
            { """{"callback_url":"https://example.org/flows/run"}""", "" },
            { """{"callback_url":"https://example.org/flows/FLOW/run"}""", "" },
            { """{"callback_url":"http://flows.automate.globus.org/flows/FLOW/run"}""", "" },
            { """{"callback_url":"https://flows.globus.org.example.org/flows/FLOW/run"}""", "" },
            { """{"callback_url":"https://flows.automate.sandbox.globuscs.info/flows/FLOW/run"}""", "flow FLOW" },
            { """{"n_runs":2,"n_errors":1}""", "2 runs, 1 errors" },
            { """{"number_of_runs":2,"number_of_errors":1}""", "2 runs, 1 errors" },
            { $$"""{"results":[{{Run}}]}""", "ran RUN" },
            { $$$"""{"results":{"data":[{{{Run}}}],"page_next":null}}""", "ran RUN" },
            { """{"results":{"data":[{"data":[{"run_id":"RUN"}]}]}}""", "ran RUN" },
            { """{"results":{"data":[{"data":{"action_id":"15jfdBESgveZQ"}}]}}""", "" },
            { """{"results":{"data":[{"errors":{"error":{}},"data":null}]}}""", "" },
            { """{"callback_body":{"body":{"a":1}}}""", """{"body":{"a":1}}""" },
            { """{"body":{"body":{"a":1}}}""", """{"body":{"a":1}}""" },
            { """{"activity":{"code":"retrying","start_timestamp":"2026-01-05T06:00:01+00:00"}}""", "retrying" },
            { """{"inactive_reason":{"cause":"user","detail":null}}""", "" },
            {
                """
                    {"inactive_reason":{"cause":"globus_auth_requirements","detail":{"code":"ConsentRequired",
                      "authorization_parameters":{"required_scopes":["a[b]"]}}}}
                    """,
                "requires a[b]"
            },
            {
                """
                    {"scope":"https://auth.globus.org/scopes/a/b","inactive_reason":{"cause":"globus_auth_requirements",
                      "detail":{"code":"ConsentRequired","authorization_parameters":{
                      "required_scopes":["https://auth.globus.org/scopes/a/b[*c]"]}}}}
                    """,
                "requires https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer"
                    + "[https://auth.globus.org/scopes/a/b[*c]]"
            },
        };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_of_either_form_is_read(string members, string expected)
    {
        var timer = Read(members.Replace("FLOW", FlowId, StringComparison.Ordinal));
        var text = expected
            .Replace("FLOW", FlowId, StringComparison.Ordinal)
            .Replace("RUN", timer.RunId.FirstOrDefault() ?? "", StringComparison.Ordinal);
        Assert.Equal(text, Describe(timer));
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void A_schedule_is_shown_in_words(string members, string expected)
    {
        var local = Regex.Replace(members, @"""(?<time>[\d-]+T[\d:]+)\+00:00""", match =>
            $"\"{Local(match.Groups["time"].Value):O}\""
        );
        Assert.Equal(expected, Read(local).Schedule!.ToString());
    }

    [Fact]
    public void An_unknown_member_is_kept()
    {
        Assert.Equal("new", Read("""{"colour":"new"}""").AdditionalProperties["colour"]);
    }

    private static DateTimeOffset Local(string time) =>
        new(DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal));

    private static Timer Read(string members)
    {
        var json = $$"""{"job_id":"{{Id}}","status":"loaded",{{members.Trim()[1..]}}""";
        return JsonSerializer.Deserialize<Timer>(json, WireDocuments.Options)!;
    }

    private static string Describe(Timer timer) =>
        string.Join(
            " ",
            new[]
            {
                timer.TimerType,
                timer.FlowId?.ToString(),
                timer.RunCount is { } count ? $"{count} runs, {timer.ErrorCount} errors" : null,
                timer.RunId.Count > 0 ? $"ran {timer.RunId}" : null,
                timer.RunRequest?.ToString(),
                timer.Activity?.ToString(),
                timer.GetRequirement() is { } requirement ? $"requires {requirement.RequiredScopes}" : null,
            }.OfType<string>()
        );
}
