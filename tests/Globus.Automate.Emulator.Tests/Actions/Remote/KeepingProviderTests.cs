using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Actions.Remote;

/// <summary>
/// Providers that keep what they were asked for, so that a test can look: mail and search. And what looks at it.
/// </summary>
public sealed class KeepingProviderTests
{
    private const string NotifyScope =
        "https://auth.globus.org/scopes/5fac2e64-c734-4e6b-90ea-ff12ddbf9653/notification_notify";
    private const string IngestScope = "https://auth.globus.org/scopes/actions.globus.org/search/ingest";

    [Fact]
    public async Task A_mail_is_kept_as_it_would_have_been_sent()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = new ActionClient(emulator, "notification/notify", NotifyScope);
        var response = (
            await client.RunAsync(
                """
                {"sender": "lab@example.org", "destination": ["a@example.org", "b@example.org"], "subject": "Done", "body_template": "Dear $Name, ${what} costs $$5 $missing $n", "body_variables": {"Name": "Ann", "what": "it", "n": {"x": 1}}}
                """
            )
        ).Ok();
        Assert.Equal("SUCCEEDED", (string)response["status"]!);
        var mail = Assert.Single(await MailsAsync(emulator))!;
        Assert.Equal("""Dear Ann, it costs $5 $missing {"x":1}""", (string)mail["body"]!);
        Assert.Equal(
            ("lab@example.org", "Done", "text/plain"),
            ((string)mail["sender"]!, (string)mail["subject"]!, (string)mail["body_mimetype"]!)
        );
        Assert.Equal("""["a@example.org","b@example.org"]""", mail["destination"]!.ToJsonString());
        Assert.Equal((string)response["action_id"]!, (string)mail["action_id"]!);
        (await emulator.SendAsync("DELETE", "_emulator/mails")).Ok();
        Assert.Empty(await MailsAsync(emulator));
    }

    [Fact]
    public async Task Credentials_are_kept_nowhere_and_a_repeat_is_the_same_mail()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = new ActionClient(emulator, "notification/notify", NotifyScope);
        const string body = """
            {"destination": "a@example.org", "subject": "s", "body_template": "t", "send_credentials": [{"credential_type": "smtp", "credential_value": {"password": "canary"}}]}
            """;
        await client.RunAsync(body, """{"request_id": "once"}""");
        Assert.Equal(200, (int)(await client.RunAsync(body, """{"request_id": "once"}""")).Status);
        Assert.Single(await MailsAsync(emulator));
        var kept = emulator.Host.Services.Database.Query("SELECT * FROM action", row =>
            string.Concat(Enumerable.Range(0, row.Count).Select(i => $"{row.Value(i)}"))
        );
        Assert.DoesNotContain("canary", Assert.Single(kept), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "canary",
            (await emulator.SendAsync("GET", "_emulator/requests")).Ok().ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_ingested_can_be_seen_and_cannot_be_cancelled()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = new ActionClient(emulator, "search/ingest", IngestScope);
        var id = await client.StartAsync(
            """{"search_index": "i", "subject": "s", "id": "e", "visible_to": ["public"], "content": {"n": 1}}"""
        );
        var refused = await client.SendAsync("POST", $"{id}/cancel");
        Assert.Equal((400, "BadActionRequest"), ((int)refused.Status, refused.Code));
        await client.StartAsync(
            """{"search_index": "i", "subject": "s", "id": "e", "visible_to": ["public"], "content": {"n": 2}}"""
        );
        var entry = Assert.Single(
            (await emulator.SendAsync("GET", "_emulator/search_entries")).Ok()["entries"]!.AsArray()
        )!;
        Assert.Equal(
            """{"search_index":"i","subject":"s","entry_id":"e","visible_to":["public"],"content":{"n":2}}""",
            entry.ToJsonString()
        );
    }

    [Theory]
    [InlineData("""{"steps": [{"status": "SUCCEEDED"}]}""")]
    [InlineData("""{"url": "*", "steps": []}""")]
    [InlineData("""{"url": "*", "steps": [{"status": "DONE"}]}""")]
    [InlineData("""{"url": "*", "attempt": 0, "steps": [{"status": "FAILED"}]}""")]
    [InlineData("""{"url": "*", "flow_id": "x", "steps": [{"status": "FAILED"}]}""")]
    [InlineData("""{"url": "*", "steps": [{"status": "SUCCEEDED", "compute_results": []}]}""")]
    [InlineData("""{"url": "*", "steps": [{"status": "SUCCEEDED", "details": {}, "compute_results": [1]}]}""")]
    [InlineData("""{"url": "*", "when": 1, "steps": [{"status": "FAILED"}]}""")]
    public async Task An_outcome_that_makes_no_sense_is_refused(string outcome)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync("POST", "_emulator/outcomes", JsonNode.Parse(outcome));
        Assert.Equal((400, "BAD_REQUEST"), ((int)response.Status, response.Code));
        Assert.Empty((await emulator.SendAsync("GET", "_emulator/outcomes")).Ok()["outcomes"]!.AsArray());
    }

    private static async Task<JsonArray> MailsAsync(TestEmulator emulator) =>
        (await emulator.SendAsync("GET", "_emulator/mails")).Ok()["mails"]!.AsArray();
}
