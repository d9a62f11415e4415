using System.Text.Json.Nodes;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Commands;

/// <summary>
/// Definitions that people have published, run as they are: those whose only actions are Hello World.
/// </summary>
[Collection(nameof(SharedEmulator))]
public sealed class PublicDefinitionTests(EmulatorFixture emulator)
{
    private const string NoData = "(none)";
    private const string Folder = "flow-definitions";

    public static TheoryData<string> Files =>
        SharedData.Has(Folder) ? [.. Index().Where(IsValid).Where(CallsHelloWorldAlone).Select(File)] : [NoData];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_published_and_runs_to_an_end(string file)
    {
        var folder = SharedData.PathOf(Folder);
        var entry = Index().Single(candidate => File(candidate) == file);
        using var shell = Shell.Connected(emulator);
        shell.Set("definition", Path.Combine(folder, file));
        shell.Set("schema", Sidecar(entry, "input_schema"));
        shell.Set("body", Sidecar(entry, "sample_input"));
        var outcome = shell
            .Run(
                """
                $publish = @{}; if ($schema) { $publish.InputSchemaPath = $schema }
                $start = @{}; if ($body) { $start.BodyPath = $body }
                Publish-GlobusFlow 'Public' $definition @publish | Start-GlobusFlowRun @start | Wait-GlobusRun -TimeoutSec 60
                """
            )
            .AssertSucceeded();
        AssertEnded(Assert.IsType<string>(outcome.Property("Status")), outcome);
    }

    private static void AssertEnded(string status, Outcome outcome)
    {
        Assert.Contains(status, (string[])["SUCCEEDED", "FAILED", "INACTIVE"]);
        if (status == "INACTIVE")
        {
            Assert.Single(outcome.Warnings, warning =>
                warning.Contains("Connect-Globus -Emulator -Scope", StringComparison.Ordinal)
            );
        }
    }

    private static IEnumerable<JsonNode> Index() =>
        SharedData.ReadJson(Folder, "INDEX.json").AsArray().Select(entry => entry!);

    private static string File(JsonNode entry) => entry["file"]!.GetValue<string>();

    private static bool IsValid(JsonNode entry) =>
        entry["valid_for_service_schema"]!.GetValue<bool>()
        && entry["undefined_targets"]!.AsArray().Count == 0
        && entry["unreachable_states"]!.AsArray().Count == 0;

    private static bool CallsHelloWorldAlone(JsonNode entry)
    {
        var states = SharedData.ReadJson(Folder, File(entry))["States"]!.AsObject();
        return states
            .Select(state => state.Value!)
            .Where(state => state["Type"]!.GetValue<string>() == "Action")
            .All(state =>
                state["ActionUrl"]?.GetValue<string>().TrimEnd('/').EndsWith("/hello_world", StringComparison.Ordinal)
                == true
            );
    }

    private static string? Sidecar(JsonNode entry, string name) =>
        entry[name]?.GetValue<string>() is { } file ? SharedData.PathOf(Folder, file) : null;
}
