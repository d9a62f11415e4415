using System.Management.Automation;
using System.Text.Json.Nodes;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Commands;

/// <summary>The files of exported runs and of reports; what is sent for them is in Cases/Wire/runs.cases.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class ExportTests : IDisposable
{
    private const string Failing = """
        {"StartAt":"<A>","States":{"<A>":{"Type":"Choice","Choices":[{"Variable":"$.fails","BooleanEquals":true,
        "Next":"B"}],"Default":"C"},"B":{"Type":"Fail","Error":"NoSpace","Cause":"The disk </details> | is full"},
        "C":{"Type":"Pass","End":true}}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Shell _shell;

    public ExportTests(EmulatorFixture emulator)
    {
        _shell = Shell.Connected(emulator);
        _shell.Set("folder", _folder.Path);
        _shell
            .Run(
                $"$flow = Publish-GlobusFlow Export -Definition '{Failing}'; "
                    + "$runs = $false, $true | ForEach-Object { [pscustomobject]@{ Label = \"<script>$_\"; "
                    + "Body = @{ fails = $_; key = 'secret' } } } | Start-GlobusFlowRun $flow -Wait"
            )
            .AssertSucceeded();
    }

    [Theory]
    [InlineData("report.html", "&lt;script&gt;True", "The disk &lt;/details&gt; | is full (NoSpace)", "<svg")]
    [InlineData("report.md", "&lt;script&gt;True", """The disk &lt;/details&gt; \| is full (NoSpace)""", "```mermaid")]
    public void A_report_has_the_failures_first_and_no_raw_text(string name, string label, string cause, string graph)
    {
        var written = Export(name);
        var file = written.Property("FullName")!.ToString()!;
        Assert.NotNull(written.Property("PSPath"));
        Assert.Null(written.Property("PSProvider"));
        Assert.Null(written.Property("PSDrive"));

        var text = File.ReadAllText(file);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Contains(cause, text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split(label).Length);
        Assert.Equal(3, text.Split(graph).Length);
        Assert.InRange(
            text.LastIndexOf("script&gt;True", StringComparison.Ordinal),
            0,
            text.IndexOf("script&gt;False", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_report_replaces_a_file_only_with_force()
    {
        var file = _folder.Write("report.md", "old");

        _shell
            .Run("$runs | Export-GlobusRunReport \"$folder/report.md\"")
            .AssertError("FileExists", ErrorCategory.ResourceExists);
        Assert.Equal("old", File.ReadAllText(file));

        Export("report.md", "-Force");
        Assert.StartsWith("# Report of 2 runs", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_report_of_no_runs_says_so()
    {
        _shell.Run("@() | Export-GlobusRunReport \"$folder/none.md\"").AssertSucceeded();

        Assert.StartsWith("# Report of 0 runs", Read("none.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_has_the_documents_of_the_service()
    {
        var exported = _shell.Run("$runs[1] | Export-GlobusRun \"$folder/archive\"").AssertSucceeded();

        var run = JsonNode.Parse(File.ReadAllText((string)exported.Property("RunPath")!))!;
        var log = JsonNode.Parse(File.ReadAllText((string)exported.Property("LogPath")!))!.AsArray();
        var definition = JsonNode.Parse(File.ReadAllText((string)exported.Property("DefinitionPath")!))!;
        var line = JsonNode.Parse(Read("archive/manifest.jsonl"))!;
        Assert.Equal("FAILED", (string?)run["status"]);
        Assert.Equal(exported.Property("LogEntries"), (long)log.Count);
        Assert.Equal("FlowFailed", (string?)log[^1]!["code"]);
        Assert.Equal("<A>", (string?)definition["definition"]!["StartAt"]);
        Assert.Equal((string?)run["run_id"], (string?)line["run_id"]);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(_folder.Path, "archive")).Length);
    }

    /// <summary>What makes an earlier export incomplete.</summary>
    [Theory]
    [InlineData("[System.IO.File]::Delete($first.LogPath)", 1)]
    [InlineData("[System.IO.File]::WriteAllText($m, '')", 2)]
    [InlineData("[System.IO.File]::WriteAllText($m, [System.IO.File]::ReadAllText($m).TrimEnd().TrimEnd('}'))", 1)]
    [InlineData("", 0)]
    public void An_incomplete_export_is_repeated(string damage, int repeated)
    {
        _shell
            .Run(
                "$first, $second = $runs | Export-GlobusRun \"$folder/archive\"; "
                    + "$m = \"$folder/archive/manifest.jsonl\"; "
                    + damage
            )
            .AssertSucceeded();

        var again = _shell.Run("$runs | Export-GlobusRun \"$folder/archive\"").AssertSucceeded();
        var third = _shell.Run("$runs | Export-GlobusRun \"$folder/archive\"").AssertSucceeded();

        Assert.Equal(repeated, again.Output.Count(run => !(bool)run.Properties["IsSkipped"].Value));
        Assert.All(third.Output, run => Assert.True((bool)run.Properties["IsSkipped"].Value));
    }

    [Fact]
    public void Two_exports_do_not_write_to_one_folder()
    {
        _shell.Run("$runs | Export-GlobusRun \"$folder/archive\"").AssertSucceeded();
        using var other = new FileStream(
            Path.Combine(_folder.Path, "archive", "manifest.jsonl"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.Read
        );

        _shell
            .Run("$runs[0] | Export-GlobusRun \"$folder/archive\"")
            .AssertError("FileNotWritable", ErrorCategory.WriteError);
    }

    [Theory]
    [InlineData("Get-GlobusRunFailure", "Mermaid", "failed, ")]
    [InlineData("Get-GlobusRunFailure", "Svg", "failed, ")]
    [InlineData("Get-GlobusRunDefinition", "Dot", "label=\"<A>\\nChoice\"")]
    public void A_graph_shows_where_a_run_failed(string command, string format, string expected) =>
        Assert.Contains(
            expected,
            _shell.Run($"$runs[1] | {command} | ConvertTo-GlobusFlowGraph -Format {format}").AssertSucceeded().Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_companion_file_has_no_graph()
    {
        _folder.Write("flow.json", FlowTexts.Pass);
        _folder.Write("flow.input_schema.json", FlowTexts.NamedSchema);

        var outcome = _shell
            .Run("[System.IO.FileInfo[]][System.IO.Directory]::GetFiles($folder) | ConvertTo-GlobusFlowGraph -Verbose")
            .AssertSucceeded();

        Assert.Single(outcome.Output);
        Assert.Contains("flow.input_schema.json", Assert.Single(outcome.Verbose), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    private Outcome Export(string name, string parameters = "") =>
        _shell.Run($"$runs | Export-GlobusRunReport \"$folder/{name}\" {parameters}").AssertSucceeded();

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder.Path, name));
}
