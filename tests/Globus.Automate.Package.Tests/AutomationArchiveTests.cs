using System.IO.Compression;

namespace Globus.Automate.Package.Tests;

public sealed class AutomationArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Module.psd1", true)]
    [InlineData("bin/net8.0/emulator.dll", true)]
    [InlineData("bin/net8.0/dependencies/a.dll", true)]
    [InlineData("emulator/a.dll", false)]
    [InlineData("bin/net8.0/win-x64/a.dll", false)]
    public void It_holds_what_a_runbook_needs(string path, bool isHeld) =>
        Assert.Equal(isHeld, AutomationArchive.Holds(path));

    [Fact]
    public void It_holds_one_folder_with_the_module()
    {
        using var archive = ZipFile.OpenRead(Write());

        Assert.Equal(["Module/Module.psd1"], archive.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void The_same_files_give_the_same_bytes_whatever_their_times()
    {
        var before = File.ReadAllBytes(Write());
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, "Module.psd1"), DateTime.UnixEpoch.AddYears(20));

        Assert.Equal(before, File.ReadAllBytes(Write()));
    }

    private string Write()
    {
        var archive = Path.Combine(_folder.Path, "module.zip");
        var files = new SortedDictionary<string, string> { ["Module.psd1"] = _folder.Write("Module.psd1", "@{}") };
        AutomationArchive.Write("Module", files, archive);
        return archive;
    }
}
