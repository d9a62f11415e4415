using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Http;

/// <summary>Every boolean in a query is read, in the spelling of every language, or refused.</summary>
public sealed class BooleanTests
{
    private const string Definition = """
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}}
        """;

    [Theory]
    [InlineData("", "FlowStarted")]
    [InlineData("reverse_order=false", "FlowStarted")]
    [InlineData("reverse_order=False", "FlowStarted")]
    [InlineData("reverse_order=0", "FlowStarted")]
    [InlineData("reverse_order=no", "FlowStarted")]
    [InlineData("reverse_order=off", "FlowStarted")]
    [InlineData("reverse_order=true", "FlowSucceeded")]
    [InlineData("reverse_order=True", "FlowSucceeded")]
    [InlineData("reverse_order=1", "FlowSucceeded")]
    [InlineData("reverse_order=yes", "FlowSucceeded")]
    [InlineData("reverse_order=on", "FlowSucceeded")]
    [InlineData("reverse_order=maybe", null)]
    [InlineData("reverse_order=2", null)]
    [InlineData("reverse_order=", null)]
    public async Task The_log_of_a_run_has_the_requested_order(string query, string? first)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var flow = await emulator.CreateFlowAsync(Definition);
        var run = await emulator.RunAsync(flow);
        foreach (
            var (path, scope) in new[]
            {
                ($"runs/{run["run_id"]}/log", TestEmulator.AllScope),
                ($"flows/{flow["id"]}/{run["run_id"]}/log", (string)flow["globus_auth_scope"]!),
                ($"flows/{flow["id"]}/runs/{run["run_id"]}/log", (string)flow["globus_auth_scope"]!),
            }
        )
        {
            var response = await emulator.SendAsync("GET", $"{path}?{query}", scope: scope);
            if (first is null)
            {
                Assert.Equal((422, "UNPROCESSABLE_ENTITY"), ((int)response.Status, response.Code));
                Assert.Equal(
                    """["query","reverse_order"]""",
                    response.Body!["error"]!["detail"]![0]!["loc"]!.ToJsonString()
                );
            }
            else
            {
                Assert.Equal(first, (string)response.Ok()["entries"]![0]!["code"]!);
            }
        }
    }

    [Theory]
    [InlineData("include_flow_description=true", true)]
    [InlineData("include_flow_description=True", true)]
    [InlineData("include_flow_description=1", true)]
    [InlineData("include_flow_description=False", false)]
    [InlineData("", false)]
    [InlineData("include_flow_description=maybe", null)]
    [InlineData("include_flow_description=", null)]
    public async Task A_run_is_shown_with_its_flow_on_request(string query, bool? isIncluded)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await emulator.RunAsync(await emulator.CreateFlowAsync(Definition));
        var response = await emulator.SendAsync("GET", $"runs/{run["run_id"]}?{query}");
        Assert.Equal(isIncluded is null ? 422 : 200, (int)response.Status);
        Assert.Equal(isIncluded ?? false, response.Body!["flow_description"] is not null);
    }

    [Theory]
    [InlineData("all=True", 200)]
    [InlineData("all=False", 200)]
    [InlineData("all=no", 200)]
    [InlineData("all=some", 400)]
    [InlineData("all=", 400)]
    public async Task Consents_are_listed_for_all_clients_on_request(string query, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await emulator.SendAsync(
            "GET",
            $"v2/api/identities/{DevelopmentAccounts.Primary.Id}/consents?{query}",
            scope: "urn:globus:auth:scope:auth.globus.org:view_consents"
        );
        Assert.Equal(status, (int)response.Status);
    }
}
