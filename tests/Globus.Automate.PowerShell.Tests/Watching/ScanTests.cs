using System.Diagnostics;
using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>Which files, folders and markers a scan finds.</summary>
public sealed class ScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Names => CaseFile.Read("watched-names");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_starts_a_run(string names, string expected)
    {
        var parts = names.Split(' ');
        var exclude = parts[1] == "-" ? [] : parts[1].Split(',');
        Assert.Equal(expected == "yes", new NameFilter(parts[0].Split(','), exclude).Includes(parts[2]));
    }

    [Theory]
    [InlineData(TriggerKind.File, "*", false, "a.h5,b.done,c.done,s.done")]
    [InlineData(TriggerKind.File, "*", true, "a.h5,b.done,c.done,s.done,s/1.h5,s/deep/2.h5,s/ready.txt")]
    [InlineData(TriggerKind.File, "*.h5", true, "a.h5,s/1.h5,s/deep/2.h5")]
    [InlineData(TriggerKind.Folder, "*", false, "s")]
    [InlineData(TriggerKind.Folder, "*", true, "s,s/deep")]
    [InlineData(TriggerKind.Folder, "*.tif", false, "")]
    [InlineData(TriggerKind.Marker, "*.done", false, "b.done,c.done,s")]
    [InlineData(TriggerKind.Marker, "ready.txt", true, "s")]
    internal void A_scan_finds(TriggerKind kind, string filter, bool isRecursive, string expected)
    {
        Fill();
        var scan = Scan(kind, filter, isRecursive);
        Assert.Equal(expected, string.Join(',', scan.Items.Select(item => item.RelativePath)));
        Assert.True(scan.IsComplete);
    }

    /// <summary>A marker stands for the file or folder after which it is named.</summary>
    [Fact]
    public void A_marker_names_its_data()
    {
        Fill();
        _folder.Write("b", "data");
        var items = Scan(TriggerKind.Marker, "*.done", isRecursive: false).Items;
        Assert.Equal(["b", "c.done", "s"], items.Select(item => item.RelativePath));
        Assert.Equal(["b.done", "c.done", "s.done"], items.Select(item => item.Key));
        Assert.All(items, item => Assert.EndsWith(".done", item.MarkerPath, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_has_the_length_and_the_newest_time_of_its_files()
    {
        Fill();
        var newest = new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, "s", "deep", "2.h5"), newest);
        var item = Assert.Single(Scan(TriggerKind.Folder, "*.h5", isRecursive: false).Items);
        Assert.Equal(4, item.Length);
        Assert.Equal(newest, item.LastWriteTime.UtcDateTime);
    }

    [Fact]
    public void A_link_that_leads_in_a_circle_is_not_followed()
    {
        Fill();
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "s", "circle"), _folder.Path);
        Assert.Equal(3, Scan(TriggerKind.File, "*.h5", isRecursive: true).Items.Count);
    }

    [Fact]
    public void A_link_to_a_file_has_the_length_and_time_of_the_file()
    {
        using var elsewhere = new TemporaryFolder();
        var target = elsewhere.Write("data", "12345");
        File.SetLastWriteTimeUtc(target, new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "a.h5"), target);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "b.h5"), Path.Combine(elsewhere.Path, "missing"));

        var item = Assert.Single(Scan(TriggerKind.File, "*.h5", isRecursive: false).Items);
        Assert.Equal(("a.h5", 5, 2031), (item.Name, item.Length, item.LastWriteTime.UtcDateTime.Year));
        Assert.Null(Readiness.Explain(item));
    }

    [Fact]
    public void A_file_whose_name_is_not_UTF_8_is_reported()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only Linux has names that are not text.");
        }

        _folder.Write("a.h5", "1");
        RunShell("""touch "$0/$(printf 'caf\351.h5')" "$0/$(printf '~caf\351.h5')" """);
        var scan = Scan(TriggerKind.File, "*", isRecursive: true);
        RunShell("""rm "$0"/*.h5""");

        Assert.Equal("a.h5", Assert.Single(scan.Items).Name);
        Assert.Contains("caf\uFFFD.h5' is not valid UTF-8", Assert.Single(scan.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_failure() =>
        Assert.ThrowsAny<IOException>(() =>
            new FolderScanner(Path.Combine(_folder.Path, "none"), TriggerKind.File, ["*"], [], false).Scan(
                TestContext.Current.CancellationToken
            )
        );

    [Fact]
    public void A_file_that_is_open_for_writing_is_not_ready()
    {
        var path = _folder.Write("a.h5", "12");
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            Assert.Contains("cannot be opened", Explain(), StringComparison.Ordinal);
        }

        Assert.Null(Explain());
        var old = Item();
        _folder.Write("a.h5", "123");
        Assert.Contains("has changed", Readiness.Explain(old), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0.0001, 0, true)]
    [InlineData(0.5, 0, true)]
    [InlineData(1.9, 0, true)]
    [InlineData(0.5, 0.6, false)]
    [InlineData(3, 0, false)]
    public void A_time_of_lower_precision_is_the_same_time(double one, double other, bool expected)
    {
        var print = new FileFingerprint(1, Ticks(one), 0);
        Assert.Equal(expected, print.IsSameContent(new FileFingerprint(1, Ticks(other), 5)));
        Assert.False(print.IsSameContent(new FileFingerprint(2, Ticks(other), 5)));
    }

    public void Dispose() => _folder.Dispose();

    private static long Ticks(double seconds) =>
        new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks + (long)(seconds * TimeSpan.TicksPerSecond);

    private void Fill()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "s", "deep"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".git"));
        foreach (
            var name in (string[])
                ["a.h5", "b.done", "c.done", "s.done", "a.tmp", "s/1.h5", "s/ready.txt", "s/deep/2.h5", ".git/x.h5"]
        )
        {
            _folder.Write(name, "12");
        }
    }

    // .NET cannot write or delete such a name.
    private void RunShell(string script)
    {
        using var shell = Process.Start("sh", ["-c", script, _folder.Path]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private ScanResult Scan(TriggerKind kind, string filter, bool isRecursive) =>
        new FolderScanner(_folder.Path, kind, [filter], [], isRecursive).Scan(default);

    private FolderItem Item() => Assert.Single(Scan(TriggerKind.File, "a.h5", isRecursive: false).Items);

    private string? Explain() => Readiness.Explain(Item());
}
