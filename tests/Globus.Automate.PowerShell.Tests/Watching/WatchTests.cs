using System.Management.Automation;
using System.Text.Json.Nodes;
using Globus.Automate.PowerShell.Tests.Hosting;
using Globus.Automate.PowerShell.Watching.Files;
using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>Passes over a folder with -Once; the requests of a pass are in Cases/Wire/watch.cases.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class WatchTests : IDisposable
{
    private readonly EmulatorClient _emulator;
    private readonly Shell _shell;
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _data = new();
    private readonly Guid _flow;

    public WatchTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _emulator = new EmulatorClient(emulator.Address);
        _emulator.ForgetFaults();
        _shell = Shell.Connected(emulator);
        _shell.Set("folder", _data.Path);
        _shell.Set("journal", Journal);
        _flow = (Guid)
            _shell
                .Run($"$flow = Publish-GlobusFlow Watch -Definition '{FlowTexts.Pass}'; $flow")
                .AssertSucceeded()
                .Property("FlowId")!;
    }

    private string Journal => Path.Combine(_folder.Path, "journal.jsonl");

    [Fact]
    public void Each_file_starts_one_run_in_all_passes_together()
    {
        Fill("a", "b", "c");
        Assert.Equal("a,b,c", Started());
        Assert.Equal("", Started());
        Fill("d");
        File.Move(PathOf("a"), PathOf("renamed"));
        File.Delete(PathOf("b"));
        Assert.Equal("d", Started());
        Assert.Equal(["a", "b", "c", "d"], Runs().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_script_block_gets_the_file_and_a_batch_gets_a_list()
    {
        Fill("a", "b", "c");
        var inputs = Watch(
            "-BatchSize 2 -Body { @{ names = $_.Name; count = $_.Count } } -Label { $_.BaseName } "
                + "| Where-Object Status -eq Started | ForEach-Object RunId | Get-GlobusRun -RunId { $_ } "
                + "| ForEach-Object { \"$($_.Details.output.names) $($_.Details.output.count) $($_.Label)\" }"
        );
        Assert.Equal(["a b 2 a b", "a b 2 a b", "c 1 c"], inputs.AssertSucceeded().Output.Select(text => $"{text}"));
    }

    [Fact]
    public void Existing_files_can_be_skipped_at_the_first_scan_only()
    {
        Fill("old");
        Assert.Equal("", Started("-Existing Skip"));
        Fill("new");
        Assert.Equal("new", Started("-Existing Skip"));
        File.WriteAllText(PathOf("old"), "changed");
        Assert.Equal("old", Started("-Existing Skip"));
    }

    /// <summary>The process ended after the request was sent.</summary>
    [Fact]
    public void After_a_crash_the_run_is_found_by_its_tag()
    {
        Fill("a");
        var tag = Interrupt("a");
        var run = _shell.Run($"$flow | Start-GlobusFlowRun -Tag other, {tag} -Label a").AssertSucceeded();

        var outcome = Watch("| Where-Object Status -eq Started").AssertSucceeded();
        Assert.Equal(run.Property("RunId"), outcome.Property("RunId"));
        Assert.Equal(["a"], Runs());
    }

    /// <summary>The clock of the computer was wrong at the start, and was set later.</summary>
    [Fact]
    public void After_a_change_of_the_clock_the_run_is_found_too()
    {
        Fill("a");
        var clock = new ManualClock();
        clock.SetSystemClock(DateTimeOffset.UtcNow.AddHours(12));
        var tag = Interrupt("a", clock);
        _shell.Run($"$flow | Start-GlobusFlowRun -Tag {tag} -Label a").AssertSucceeded();
        Assert.Equal("a", Started());
    }

    /// <summary>The process ended around the time at which the request was sent.</summary>
    [Fact]
    public void After_a_crash_a_start_without_a_run_is_reported_and_not_repeated()
    {
        Fill("a");
        var tag = Interrupt("a");
        // Another run with another tag, and an older one with the same tag.
        _shell.Run("$flow | Start-GlobusFlowRun -Tag trigger-other -Label other").AssertSucceeded();

        var error = Watch("").AssertError("StartUncertain", ErrorCategory.ConnectionError);
        Assert.Equal($"Get-GlobusRun -FlowId {_flow} -Tag '{tag}'", error.ErrorDetails.RecommendedAction);
        Assert.Equal("Uncertain", Watch("| ForEach-Object Status").AssertSucceeded().Text);
        Assert.Equal("", Started());
        Assert.Equal(["other"], Runs());

        _shell
            .Run("Get-GlobusFolderTrigger $journal -Status Uncertain | Remove-GlobusFolderTrigger -Confirm:$false")
            .AssertSucceeded();
        Assert.Equal("a", Started());
    }

    [Fact]
    public void A_run_that_appears_later_is_no_longer_uncertain()
    {
        Fill("a");
        var tag = Interrupt("a");
        Watch("").AssertError("StartUncertain", ErrorCategory.ConnectionError);
        _shell.Run($"$flow | Start-GlobusFlowRun -Tag {tag} -Label a").AssertSucceeded();
        Assert.Equal("Started", Watch("| ForEach-Object Status").AssertSucceeded().Text);
    }

    [Fact]
    public void A_lost_response_is_found_by_its_tag()
    {
        Fill("a");
        _emulator.PlanFault(
            new JsonObject
            {
                ["path"] = "/flows/*/run",
                ["reset"] = true,
                ["after"] = true,
            }
        );
        Assert.Equal("Started", Watch("| ForEach-Object Status").AssertSucceeded().Output[^1].ToString());
        Assert.Equal(["a"], Runs());
    }

    /// <summary>The tag is compared here as well, in case the service ignores the filter.</summary>
    [Fact]
    public void A_run_with_another_tag_is_never_taken_for_the_start()
    {
        Fill("a");
        Interrupt("a");
        var other = _shell.Run("$flow | Start-GlobusFlowRun -Tag trigger-other -Label other | ForEach-Object RunId");
        var list = JsonNode.Parse(
            $$"""
            {"runs":[{"run_id":"{{other.Text}}","flow_id":"{{_flow}}","status":"ACTIVE","tags":["trigger-other"],
            "start_time":"2030-01-01T00:00:00Z"}],"has_next_page":false}
            """
        );
        _emulator.PlanFault(
            new JsonObject
            {
                ["path"] = "/runs",
                ["status"] = 200,
                ["body"] = list,
                ["times"] = 100,
            }
        );
        Watch("").AssertError("StartUncertain", ErrorCategory.ConnectionError);
    }

    [Fact]
    public void A_pass_ends_at_a_service_that_does_not_respond_and_the_next_one_starts_the_rest()
    {
        Fill("a", "b", "c");
        _emulator.PlanFault(
            new JsonObject
            {
                ["path"] = "/flows/*/run",
                ["status"] = 503,
                ["headers"] = new JsonObject { ["Retry-After"] = "0" },
                ["times"] = 100,
            }
        );
        Watch("").AssertError("ServiceUnavailable", ErrorCategory.ResourceUnavailable);
        _emulator.ForgetFaults();
        Assert.Equal("a,b,c", Started());
        Assert.Equal(3, Runs().Count());
    }

    [Fact]
    public void A_consumer_that_ends_the_pipeline_leaves_no_start_behind()
    {
        Fill("a", "b");
        _shell.Run(
            "foreach ($stop in 1) { Watch-GlobusFolder $folder $flow -SettleTime 00:00:00.1 -PollingInterval "
                + "00:00:00.1 -JournalPath $journal | ForEach-Object { if ($_.Status -eq 'Starting') { break } } }"
        );
        Assert.Empty(_shell.Run("Get-GlobusFolderTrigger $journal").AssertSucceeded().Output);
        Assert.Equal("a,b", Started());
    }

    [Fact]
    public void A_refused_input_is_tried_again_by_the_next_pass()
    {
        Fill("a");
        Watch("-Body { throw 'no' }").AssertError("InvalidArgument", ErrorCategory.InvalidArgument);
        Watch("-Body { 1; 2 }").AssertError("InvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal("Failed", _shell.Run("Get-GlobusFolderTrigger $journal | ForEach-Object Status").Text);
        Assert.Equal("a", Started());
    }

    [Fact]
    public void A_run_is_not_started_while_too_many_are_active()
    {
        Fill("a", "b", "c");
        _shell.Run($"$flow = Publish-GlobusFlow Short -Definition '{FlowTexts.Short}'").AssertSucceeded();
        var outcome = Watch(
            "-MaximumActive 1 | Where-Object Status -eq Starting "
                + "| ForEach-Object { @(Get-GlobusRun -FlowId $flow.FlowId -Status ACTIVE).Count }"
        );
        Assert.Equal(["0", "0", "0"], outcome.AssertSucceeded().Output.Select(text => $"{text}"));
    }

    [Fact]
    public void No_run_is_started_while_the_active_runs_cannot_be_counted()
    {
        Fill("a", "b");
        _emulator.PlanFault(
            new JsonObject
            {
                ["path"] = "/runs",
                ["status"] = 503,
                ["headers"] = new JsonObject { ["Retry-After"] = "0" },
                ["times"] = 100,
            }
        );
        Watch("-MaximumActive 1").AssertError("ServiceUnavailable", ErrorCategory.ResourceUnavailable);
        _emulator.ForgetFaults();
        Assert.Equal(["a"], Runs());
    }

    /// <summary>The journal contains only the latest run of a file.</summary>
    [Fact]
    public void Earlier_runs_of_a_file_that_changes_are_active_too()
    {
        Fill("a");
        var minute = FlowTexts.Slow.Replace("600", "60", StringComparison.Ordinal);
        _shell.Run($"$flow = Publish-GlobusFlow Minute -Definition '{minute}'; $starts = 0").AssertSucceeded();
        var outcome = _shell.Run(
            "foreach ($stop in 1) { Watch-GlobusFolder $folder $flow -SettleTime 00:00:00.1 -PollingInterval "
                + "00:00:00.1 -JournalPath $journal -MaximumActive 2 | ForEach-Object { "
                + "if ($_.Status -eq 'Starting') { @(Get-GlobusRun -FlowId $flow.FlowId -Status ACTIVE).Count } "
                + "if ($_.Status -eq 'Started') { [IO.File]::AppendAllText($_.Path, 'more') } "
                + "if ($_.Status -eq 'Started' -and ++$starts -eq 3) { break } } }"
        );
        var active = outcome.AssertSucceeded().Output.Select(text => $"{text}").ToList();
        Assert.Equal(3, active.Count);
        Assert.DoesNotContain("2", active);
    }

    [Fact]
    public void A_file_that_another_program_has_open_is_an_error_of_the_pass()
    {
        Fill("a", "b");
        using (new FileStream(PathOf("a"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var error = Watch("").AssertError("FileNotReadable", ErrorCategory.ReadError);
            Assert.Equal(PathOf("a"), error.TargetObject.ToString());
        }

        Assert.Equal(["b"], Runs());
        Assert.Equal("a", Started());
    }

    [Fact]
    public void A_journal_that_cannot_be_used_is_an_error()
    {
        Fill("a");
        using (new FileStream(Journal + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Watch("").AssertError("JournalInUse", ErrorCategory.ResourceBusy);
        }

        Assert.Equal("a", Started());
        _shell.Set("folder", _folder.Path);
        Watch("").AssertError("JournalMismatch", ErrorCategory.InvalidArgument);
        File.AppendAllText(Journal, "{}\n");
        Watch("").AssertError("JournalDamaged", ErrorCategory.InvalidData);
        Errors("Get-GlobusFolderTrigger $journal", "JournalDamaged", ErrorCategory.InvalidData);
        Errors("Get-GlobusFolderTrigger ./nowhere", "JournalNotFound", ErrorCategory.ObjectNotFound);
        Errors("Remove-GlobusFolderTrigger a ./nowhere", "JournalNotFound", ErrorCategory.ObjectNotFound);
        Assert.False(File.Exists("./nowhere"));
        _shell.Set("journal", Path.Combine(Journal, "journal"));
        Watch("").AssertError("JournalUnavailable", ErrorCategory.WriteError);
    }

    [Fact]
    public void What_does_not_exist_is_an_error()
    {
        Fill("a");
        Assert.Equal("a", Started());
        Errors("Remove-GlobusFolderTrigger ./b $journal", "FolderTriggerNotFound", ErrorCategory.ObjectNotFound);
        _shell.Set("folder", PathOf("nowhere"));
        _shell.Set("journal", Journal + "2");
        Watch("").AssertError("FolderNotFound", ErrorCategory.ObjectNotFound);
    }

    public void Dispose()
    {
        _emulator.ForgetFaults();
        _emulator.Dispose();
        _shell.Dispose();
        _data.Dispose();
        _folder.Dispose();
    }

    private string PathOf(string name) => Path.Combine(_data.Path, name);

    private void Fill(params string[] names)
    {
        foreach (var name in names)
        {
            _data.Write(name, name);
        }
    }

    /// <summary>Leaves the journal as a process does that ends during a start.</summary>
    private string Interrupt(string name, TimeProvider? clock = null)
    {
        var item = new FolderScanner(_data.Path, TriggerKind.File, [name], [], isRecursive: false).Scan(default).Items;
        using var journal = TriggerJournal.Open(Journal, _data.Path, _flow, clock ?? TimeProvider.System);
        journal.Skip([]);
        return journal.Begin(item).Tag;
    }

    private Outcome Watch(string parameters) =>
        _shell.Run(
            "Watch-GlobusFolder $folder $flow -SettleTime 00:00:00.1 -PollingInterval 00:00:00.1 -JournalPath $journal "
                + $"-Once {parameters}"
        );

    private string Started(string parameters = "") =>
        string.Join(
            ',',
            Watch($"{parameters} | Where-Object Status -eq Started | ForEach-Object Path")
                .AssertSucceeded()
                .Output.Select(path => Path.GetFileName($"{path}"))
        );

    private IEnumerable<string> Runs() =>
        _shell
            .Run("Get-GlobusRun -FlowId $flow.FlowId | ForEach-Object Label")
            .AssertSucceeded()
            .Output.Select(label => $"{label}");

    private void Errors(string command, string id, ErrorCategory category) =>
        _shell.Run($"$ConfirmPreference = 'None'; {command}").AssertError(id, category);
}
