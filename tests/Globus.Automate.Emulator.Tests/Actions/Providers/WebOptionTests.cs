using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Actions.Providers;

/// <summary>A run waits until somebody opens the address of an option.</summary>
public sealed class WebOptionTests
{
    private const string Definition = """
        {"StartAt": "W", "States": {"W": {"Type": "Action", "ActionUrl": "https://actions.globus.org/weboption/wait_for_option", "Parameters": {"options.$": "$.options", "landing_page.$": "$.page"}, "WaitTime": 7200, "ResultPath": "$.W", "End": true}}}
        """;

    private const string Hostile = "<script>alert('x')</script>\" onload=x";

    [Fact]
    public async Task Opening_an_option_lets_the_run_go_on_with_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await StartAsync(emulator);
        Assert.Equal("ACTIVE", (string)run["status"]!);
        var (status, page, _) = await OpenAsync(emulator, "landing_page/here");
        Assert.Equal(200, status);
        Assert.Contains("""<a href="../option/opt-a">accept</a> Take it""", page, StringComparison.Ordinal);
        var (chosen, thanks, _) = await OpenAsync(emulator, "option/opt-a?user_input=because");
        Assert.Equal(200, chosen);
        Assert.Contains("<p>Thank you</p>", thanks, StringComparison.Ordinal);
        var ended = await emulator.GetRunAsync((string)run["run_id"]!);
        Assert.Equal("SUCCEEDED", (string)ended["status"]!);
        Assert.Equal(
            """{"name":"accept","url_suffix":"opt-a","parameters":{"user_input":"because"}}""",
            ended["details"]!["output"]!["W"]!["details"]!.ToJsonString()
        );
        Assert.Equal(404, (await OpenAsync(emulator, "option/opt-b")).Status);
        Assert.Equal(404, (await OpenAsync(emulator, "landing_page/here")).Status);
    }

    [Fact]
    public async Task What_the_flow_says_is_text_on_the_page_and_the_page_may_do_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await StartAsync(
            emulator,
            name: Hostile,
            page: new JsonObject
            {
                ["url_suffix"] = "here",
                ["page_title"] = Hostile,
                ["header_text"] = Hostile,
                ["preamble_text"] = Hostile,
                ["header_icon_url"] = "https://example.org/x.png",
                ["include_text_input_form"] = true,
                ["text_input_form_prompt"] = Hostile,
            }
        );
        foreach (var path in (string[])["landing_page/here", "option/opt-a"])
        {
            var (_, page, headers) = await OpenAsync(emulator, path);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.DoesNotContain("\" onload", page, StringComparison.Ordinal);
            Assert.DoesNotContain("example.org", page, StringComparison.Ordinal);
            Assert.StartsWith(
                "default-src 'none'",
                string.Join("", headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal
            );
            Assert.Equal("nosniff", string.Join("", headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task Only_those_whom_the_option_names_may_choose_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await StartAsync(emulator, selectableBy: DevelopmentAccounts.Secondary.Identity.Urn);
        foreach (var token in (string?[])[null, "nonsense", await emulator.GetTokenAsync()])
        {
            Assert.Equal(401, (await OpenAsync(emulator, "option/opt-a", token)).Status);
        }

        Assert.Equal("ACTIVE", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
        Assert.Equal(
            200,
            (
                await OpenAsync(
                    emulator,
                    "option/opt-a",
                    await emulator.GetTokenAsync(client: DevelopmentAccounts.Secondary)
                )
            ).Status
        );
        Assert.Equal("SUCCEEDED", (string)(await emulator.GetRunAsync((string)run["run_id"]!))["status"]!);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_suffix_that_is_no_part_of_an_address_is_refused(string suffix)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await StartAsync(emulator, suffix: suffix);
        Assert.Equal("ActionUnableToRun", (string)run["details"]!["details"]!["exception"]!);
    }

    private static async Task<JsonObject> StartAsync(
        TestEmulator emulator,
        string name = "accept",
        string? selectableBy = null,
        JsonObject? page = null,
        string suffix = "opt-a"
    )
    {
        var accept = new JsonObject
        {
            ["name"] = name,
            ["url_suffix"] = suffix,
            ["description"] = "Take it",
            ["completed_message"] = name == Hostile ? Hostile : "Thank you",
        };
        if (selectableBy is not null)
        {
            accept["selectable_by"] = new JsonArray(selectableBy);
        }

        var input = new JsonObject
        {
            ["options"] = new JsonArray(
                accept,
                new JsonObject
                {
                    ["name"] = "reject",
                    ["url_suffix"] = "opt-b",
                    ["completed_message"] = "Sorry",
                }
            ),
            ["page"] = page ?? new JsonObject { ["url_suffix"] = "here" },
        };
        return await emulator.RunAsync(await emulator.CreateFlowAsync(Definition), input.ToJsonString());
    }

    private static async Task<(int Status, string Page, HttpResponseHeaders Headers)> OpenAsync(
        TestEmulator emulator,
        string path,
        string? token = null
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(emulator.Host.Address, $"actions/weboption/{path}")
        );
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        return (
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers
        );
    }
}
