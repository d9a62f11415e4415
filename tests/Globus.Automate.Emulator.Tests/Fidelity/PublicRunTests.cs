using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Fidelity;

/// <summary>
/// Public definitions that need only what the emulator has run to an end: as they are, with somebody who opens the page
/// of an option, with files to move, or with a seeded outcome for a provider that was shut down.
/// </summary>
public sealed class PublicRunTests : IDisposable
{
    private const string Folder = "flow-definitions";
    private const string Collection = "10ca1000-0000-4000-8000-00000000c001";
    private const string Curation = """
        {"curator_emails": "curator@example.org", "PLACEHOLDER__curator_template_or_curator_email_template_": "See $landing_page", "email_sender": "mdf@example.org",
         "_private_send_credentials": [{"credential_type": "smtp", "credential_value": {"password": "none"}}], "send_credentials": [],
         "PLACEHOLDER__curation_text_or_preamble_text_": "Look at it", "curation_permissions": ["public"],
         "author_email": "author@example.org", "PLACEHOLDER__author_template_or_author_email_template_": "It was $decision: $reason"}
        """;

    private readonly string _given = Directory.CreateTempSubdirectory("given-").FullName;

    public void Dispose() => Directory.Delete(_given, recursive: true);

    [Theory]
    [InlineData("globus+globus-automate-client__complex-hello-world-definition", "", "")]
    [InlineData(
        "globus-gladier+gladier-xpcs__gladier_xpcs-tools-boost_corr_runtime@9",
        """{"input": {}, "XpcsBoostCorr": {"details": {"results": [{"output": {"metadata": {"tools": [1]}}}]}}}""",
        ""
    )]
    [InlineData(
        "globus+globus-automate-client__web-option-definition",
        "",
        "0e73cf94-3819-4c0d-a3f3-2b2b214963df_accept"
    )]
    [InlineData("globus+globus-automate-client__web-option-with-parameters-definition", "{}", "jcp_option_b_new")]
    [InlineData(
        "materials-data-facility+connect_server__automate-MDF_Utility_Flows@2",
        Curation,
        "{run}_reject?user_input=too+short"
    )]
    public async Task Definitions_that_need_only_the_emulators_providers_run(string name, string input, string option)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var run = await RunAsync(emulator, name, input);
        if (option.Length > 0)
        {
            Assert.Equal("ACTIVE", (string)run["status"]!);
            using var http = new HttpClient();
            var suffix = option.Replace("{run}", (string)run["run_id"]!, StringComparison.Ordinal);
            await http.GetStringAsync(
                new Uri(emulator.Host.Address, $"actions/weboption/option/{suffix}"),
                TestContext.Current.CancellationToken
            );
        }

        await AssertEndsAsync(emulator, run);
        if (name.Contains("MDF", StringComparison.Ordinal))
        {
            var mails = (await emulator.SendAsync("GET", "_emulator/mails")).Ok()["mails"]!.AsArray();
            Assert.Equal(
                [
                    $"See https://actions.globus.org/weboption/landing_page/{run["run_id"]}",
                    "It was rejected: too short",
                ],
                mails.Select(mail => (string)mail!["body"]!)
            );
        }
    }

    [Fact]
    public async Task A_definition_that_transfers_moves_the_files()
    {
        await using var emulator = await TestEmulator.StartAsync(
            new EmulatorOptions { Collections = new Dictionary<Guid, string> { [new Guid(Collection)] = _given } }
        );
        await File.WriteAllTextAsync(
            Path.Combine(_given, "result.hdf"),
            "result",
            TestContext.Current.CancellationToken
        );
        var input = $$$$"""
            {"input": {"enable_result_transfer": true, "result_transfer": {"source_endpoint_id": "{{{{Collection}}}}", "destination_endpoint_id": "{{{{Collection}}}}", "transfer_items": [{"source_path": "/result.hdf", "destination_path": "/kept/result.hdf"}]}}}
            """;
        await AssertEndsAsync(
            emulator,
            await RunAsync(emulator, "globus-gladier+gladier-xpcs__gladier_xpcs-tools-result_transfer@6", input)
        );
        Assert.Equal(
            "result",
            await File.ReadAllTextAsync(
                Path.Combine(_given, "kept", "result.hdf"),
                TestContext.Current.CancellationToken
            )
        );
    }

    [Theory]
    [InlineData("globus+globus-automate-client__single-transfer-definition")]
    [InlineData("globus+globus-automate-client__multi-transfer-definition")]
    [InlineData("globus+globus-automate-client__hello-plus-transfer-definition")]
    public async Task A_definition_with_a_provider_that_was_shut_down_runs_on_a_seeded_outcome(string name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var refused = await RunAsync(emulator, name, "");
        Assert.Equal("ActionUnableToRun", (string)refused["details"]!["details"]!["exception"]!);
        (
            await emulator.SendAsync(
                "POST",
                "_emulator/outcomes",
                JsonNode.Parse(
                    """
                    {"url": "*/transfer/transfer", "steps": [{"status": "ACTIVE", "seconds": 60}, {"status": "SUCCEEDED"}]}
                    """
                )
            )
        ).Ok();
        await AssertEndsAsync(emulator, await RunAsync(emulator, name, ""));
    }

    private static async Task<JsonObject> RunAsync(TestEmulator emulator, string name, string input)
    {
        var definition = SharedData.ReadJson(Folder, name + ".json");
        var sample =
            input.Length > 0
                ? JsonNode.Parse(input)!
                : SharedData.TryReadJson(Folder, name + ".sample_input.json") ?? new JsonObject();
        var flow = await emulator.CreateFlowAsync(definition.ToJsonString());
        return await emulator.RunAsync(flow, (sample["body"] as JsonObject ?? sample).ToJsonString());
    }

    private static async Task AssertEndsAsync(TestEmulator emulator, JsonObject run)
    {
        run = await emulator.GetRunAsync((string)run["run_id"]!);
        for (var hours = 0; hours < 24 && (string)run["status"]! == "ACTIVE"; hours++)
        {
            await emulator.AdvanceAsync(3600);
            run = await emulator.GetRunAsync((string)run["run_id"]!);
        }

        Assert.True((string)run["status"]! == "SUCCEEDED", run.ToJsonString());
    }
}
