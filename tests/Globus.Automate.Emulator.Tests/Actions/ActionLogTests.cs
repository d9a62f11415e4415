using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Actions;

/// <summary>The log of an action, for providers that keep one.</summary>
public sealed class ActionLogTests
{
    private const string Script = """
        {"steps": [{"status": "ACTIVE", "seconds": 1}, {"status": "ACTIVE", "seconds": 1, "display_status": "b"}, {"status": "INACTIVE", "seconds": 1}, {"status": "SUCCEEDED", "details": {"n": 1}}]}
        """;

    private static readonly string[] Codes =
    [
        "STARTED",
        "STATUS_UPDATE b",
        "STATUS_UPDATE INACTIVE",
        "COMPLETED SUCCEEDED",
    ];

    [Theory]
    [InlineData("{id}/log")]
    [InlineData("actions/{id}/log")]
    public async Task A_log_has_an_entry_for_each_change_at_the_time_of_the_change(string route)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (client, id) = await EndedAsync(emulator);
        var page = (await client.SendAsync("GET", route.Replace("{id}", id, StringComparison.Ordinal))).Ok();
        Assert.Equal(
            """["limit","has_next_page","marker","entries"]""",
            new JsonArray([.. page.AsObject().Select(member => (JsonNode)member.Key)]).ToJsonString()
        );
        Assert.Equal((10, false), ((int)page["limit"]!, (bool)page["has_next_page"]!));
        Assert.Null(page["marker"]);
        Assert.Equal(Codes, Show(page));
        var entries = page["entries"]!.AsArray();
        Assert.Equal(
            """{"status":"SUCCEEDED","display_status":"SUCCEEDED","details":{"n":1}}""",
            entries[3]!["details"]!.ToJsonString()
        );
        Assert.Equal(TimeSpan.FromSeconds(3), Time(entries[3]!) - Time(entries[0]!));
    }

    [Theory]
    [InlineData("limit", "marker", false)]
    [InlineData("per_page", "pagination_token", true)]
    public async Task A_log_is_read_page_by_page_from_either_end(string size, string marker, bool isReversed)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (client, id) = await EndedAsync(emulator);
        var first = (
            await client.SendAsync("GET", $"{id}/log?{size}=3{(isReversed ? "&reverse_order=True" : "")}")
        ).Ok();
        Assert.True((bool)first["has_next_page"]!);
        var second = (await client.SendAsync("GET", $"{id}/log?{size}=3&{marker}={first["marker"]}")).Ok();
        Assert.False((bool)second["has_next_page"]!);
        Assert.Equal(isReversed ? Codes.Reverse() : Codes, [.. Show(first), .. Show(second)]);
    }

    [Fact]
    public async Task Entries_that_come_while_a_log_is_read_backwards_are_left_out()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = ActionClient.OfScripted(emulator);
        var id = await client.StartAsync(Script);
        await emulator.AdvanceAsync(1);
        var first = (await client.SendAsync("GET", $"{id}/log?limit=1&reverse_order=true")).Ok();
        await emulator.AdvanceAsync(1);
        var second = (await client.SendAsync("GET", $"{id}/log?limit=1&marker={first["marker"]}")).Ok();
        Assert.Equal(["STATUS_UPDATE b", "STARTED"], [.. Show(first), .. Show(second)]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("per_page=many")]
    [InlineData("reverse_order=perhaps")]
    [InlineData("marker=nonsense")]
    public async Task A_query_that_makes_no_sense_is_refused(string query)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (client, id) = await EndedAsync(emulator);
        var response = await client.SendAsync("GET", $"{id}/log?{query}");
        Assert.Equal((422, "RequestValidationError"), ((int)response.Status, response.Code));
    }

    [Fact]
    public async Task Only_those_with_a_role_read_a_log_and_a_released_action_has_none()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var (client, id) = await EndedAsync(emulator);
        var refused = await client.SendAsync("GET", $"{id}/log", client: DevelopmentAccounts.Secondary);
        Assert.Equal((401, "UnauthorizedRequest"), ((int)refused.Status, refused.Code));
        (await client.SendAsync("DELETE", $"actions/{id}")).Ok();
        var gone = await client.SendAsync("GET", $"{id}/log");
        Assert.Equal((404, "ActionNotFound"), ((int)gone.Status, gone.Code));
    }

    [Fact]
    public async Task A_provider_without_logs_has_no_such_route()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var client = new ActionClient(emulator, "hello_world", TestEmulator.HelloScope);
        var response = await client.SendAsync("GET", $"{await client.StartAsync("{}")}/log");
        Assert.Equal((404, "NotFound"), ((int)response.Status, response.Code));
    }

    private static async Task<(ActionClient Client, string Id)> EndedAsync(TestEmulator emulator)
    {
        var client = ActionClient.OfScripted(emulator);
        var id = await client.StartAsync(Script);
        await emulator.AdvanceAsync(60);
        return (client, id);
    }

    private static IEnumerable<string> Show(JsonNode page) =>
        page["entries"]!.AsArray().Select(entry => $"{entry!["code"]} {entry["details"]!["display_status"]}".Trim());

    private static DateTimeOffset Time(JsonNode entry) => DateTimeOffset.Parse((string)entry["time"]!, null);
}
