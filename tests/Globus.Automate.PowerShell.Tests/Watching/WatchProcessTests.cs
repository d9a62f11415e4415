using System.Text.Json.Nodes;
using Globus.Automate.PowerShell.Tests.Hosting;
using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>A watch in a process of its own, which is killed, and whose folder goes away.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class WatchProcessTests : IDisposable
{
    private readonly EmulatorFixture _fixture;
    private readonly EmulatorClient _emulator;
    private readonly Shell _shell;
    private readonly TemporaryFolder _folder = new();

    public WatchProcessTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _fixture = emulator;
        _emulator = new EmulatorClient(emulator.Address);
        _emulator.ForgetFaults();
        _shell = Shell.Connected(emulator);
        Directory.CreateDirectory(Data);
        _shell.Run($"$flow = Publish-GlobusFlow Watch -Definition '{FlowTexts.Pass}'").AssertSucceeded();
    }

    private string Data => Path.Combine(_folder.Path, "data");

    private string Journal => Path.Combine(_folder.Path, "journal.jsonl");

    /// <summary>Each process is killed while the service works on a start.</summary>
    [Fact]
    public void Killed_again_and_again_each_file_has_one_run_or_is_reported()
    {
        for (var round = 1; round <= 3; round++)
        {
            Write($"{round}-a");
            using var process = Start();
            ReadTo(process, $"Started {round}-a");
            _emulator.PlanFault(
                new JsonObject
                {
                    ["path"] = "/flows/*/run",
                    ["delay"] = 60,
                    ["after"] = round % 2 == 0,
                }
            );
            Write($"{round}-b", $"{round}-c");
            ReadTo(process, "Starting");
            Assert.True(SpinWait.SpinUntil(() => Unresolved() > 0, Patience.Limit));
            process.Kill();
            _emulator.ForgetFaults();
        }

        using (var process = Start("-Once"))
        {
            process.ReadToReady();
        }

        var labels = _shell.Run("Get-GlobusRun -FlowId $flow.FlowId | ForEach-Object Label").AssertSucceeded().Output;
        Assert.Equal(labels.Count, labels.Select(label => $"{label}").Distinct().Count());
        var triggers = _shell
            .Run($"Get-GlobusFolderTrigger '{Journal}' | ForEach-Object {{ \"$($_.Status) $(($_.Path))\" }}")
            .AssertSucceeded()
            .Output.Select(line => $"{line}".Split(' ', 2))
            .ToLookup(parts => parts[0], parts => Path.GetFileName(parts[1]));
        Assert.Equal(9, triggers.Sum(group => group.Count()));
        Assert.Equal(9, triggers["Started"].Count() + triggers["Uncertain"].Count());
        Assert.All(triggers["Started"], name => Assert.Contains(labels, label => $"{label}" == name));
    }

    [Fact]
    public void A_folder_that_goes_away_is_one_warning_and_the_watch_continues()
    {
        using var process = Start();
        Write("before");
        ReadTo(process, "Started before");
        Directory.Move(Data, Data + "-away");
        ReadTo(process, "warning");
        Directory.Move(Data + "-away", Data);
        Write("after");
        var lines = ReadTo(process, "Started after");
        Assert.DoesNotContain(lines, line => line.StartsWith("warning", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("before", StringComparison.Ordinal));
        process.PressControlC();
        process.ReadToReady();
    }

    public void Dispose()
    {
        _emulator.ForgetFaults();
        _emulator.Dispose();
        _shell.Dispose();
        _folder.Dispose();
    }

    private int Unresolved() => JournalState.Of(Journal, JournalFile.ReadLines(Journal)).Unresolved.Count;

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(Data, name), name);
        }
    }

    private ShellProcess Start(string parameters = "")
    {
        var process = new ShellProcess();
        process.Run($"Connect-Globus -Emulator -AuthUrl {_fixture.Address} -FlowsUrl {_fixture.Address}");
        process.Send(
            $"Watch-GlobusFolder '{Data}' {_shell.Run("$flow").Property("FlowId")} -JournalPath '{Journal}' "
                + $"-SettleTime 00:00:00.1 -PollingInterval 00:00:00.1 {parameters} 3>&1 | ForEach-Object {{ "
                + "[Console]::Out.WriteLine($(if ($_.Path) { \"$($_.Status) $([IO.Path]::GetFileName($_.Path))\" } "
                + "else { \"warning $_\" })) }"
        );
        return process;
    }

    private static List<string> ReadTo(ShellProcess process, string start)
    {
        var lines = new List<string>();
        do
        {
            lines.Add(process.ReadLine());
        } while (!lines[^1].StartsWith(start, StringComparison.Ordinal));
        return lines;
    }
}
