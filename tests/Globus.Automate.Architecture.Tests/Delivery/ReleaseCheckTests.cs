namespace Globus.Automate.Architecture.Tests.Delivery;

/// <summary>The script .ci/check-release, in a small repository that is ready for release but for one thing.</summary>
public sealed class ReleaseCheckTests : IDisposable
{
    private const string Address = "https://git.example/lab/automate";
    private const string Heading = "## [1.2.3] - 2026-01-31";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_release_that_is_ready_passes()
    {
        var (exitCode, output) = await CheckAsync("v1.2.3", Address, text => text);

        Assert.True(exitCode == 0, output);
        Assert.Contains($"Version 1.2.3 is ready for release from {Address}.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1.2.4", Address, "", "", "The tag is 'v1.2.4', but the version")]
    [InlineData("1.2.3", Address, "", "", "The tag is '1.2.3', but the version")]
    [InlineData("v1.2.3", null, "", "", "is the placeholder 'https://globus-automate.invalid'")]
    [InlineData("v1.2.3", "https://globus-automate.invalid", "", "", "is the placeholder")]
    [InlineData("v1.2.3", "https://other.invalid/x", "", "", "is the placeholder")]
    [InlineData("v1.2.3", "http://git.example/x", "", "", "does not begin with https://")]
    [InlineData("v1.2.3", Address, Heading, "## [1.2.2] - 2026-01-31", "no section for version 1.2.3")]
    [InlineData("v1.2.3", Address, Heading, "## [1.2.3]", "has no date")]
    [InlineData("v1.2.3", Address, "- A change.", "", "The section of version 1.2.3 in CHANGELOG.md is empty")]
    [InlineData("v1.2.3", Address, "- A change.", "It is not released yet.", "is not released yet")]
    [InlineData("v1.2.3", Address, "## [Unreleased]", "## [Unreleased]\n\n- More.", "has changes under [Unreleased]")]
    public async Task A_release_that_is_not_ready_is_refused(
        string tag,
        string? address,
        string text,
        string replacement,
        string reason
    )
    {
        var (exitCode, output) = await CheckAsync(tag, address, log =>
            text.Length == 0 ? log : log.Replace(text, replacement, StringComparison.Ordinal)
        );

        Assert.Equal(1, exitCode);
        Assert.Contains(reason, Assert.Single(Reasons(output)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_is_not_committed_is_refused()
    {
        await PrepareAsync(text => text);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "new.txt"), "", TestContext.Current.CancellationToken);

        var (exitCode, output) = await RunAsync(Address, "bash", ".ci/check-release", "v1.2.3");

        Assert.Equal(1, exitCode);
        Assert.Contains("not committed", Assert.Single(Reasons(output)), StringComparison.Ordinal);
        Assert.Contains("?? new.txt", output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Reasons(string output) =>
        output.Split('\n').Where(line => line.StartsWith("Not ready for release: ", StringComparison.Ordinal));

    private async Task<(int ExitCode, string Output)> CheckAsync(
        string tag,
        string? address,
        Func<string, string> change
    )
    {
        await PrepareAsync(change);
        return await RunAsync(address, "bash", ".ci/check-release", tag);
    }

    private async Task PrepareAsync(Func<string, string> change)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs a shell of Linux or macOS.");
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".ci"));
        foreach (var file in (string[])[".ci/check-release", "Directory.Build.props"])
        {
            File.Copy(Repository.PathOf(file), Path.Combine(_folder.Path, file));
        }

        await WriteAsync("Globus.Automate.psd1", "@{\n    ModuleVersion          = '1.2.3'\n}\n");
        await WriteAsync("CHANGELOG.md", change($"# Changelog\n\n## [Unreleased]\n\n{Heading}\n\n- A change.\n"));
        await RunAsync(null, "git", "init", "--quiet");
        await RunAsync(null, "git", "add", "--all");
        string[] author = ["-c", "user.name=test", "-c", "user.email=test@git.example", "-c", "commit.gpgsign=false"];
        var (exitCode, output) = await RunAsync(null, "git", [.. author, "commit", "--quiet", "--message", "All"]);
        Assert.True(exitCode == 0, output);
    }

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(_folder.Path, name), text, TestContext.Current.CancellationToken);

    private async Task<(int ExitCode, string Output)> RunAsync(
        string? address,
        string program,
        params string[] arguments
    )
    {
        var environment = new Dictionary<string, string?> { ["ProjectUrl"] = address, ["LC_ALL"] = "C" };
        using var process = TestProcess.Start(program, arguments, environment, _folder.Path);
        process.CloseInput();
        var (output, errors) = await process.ReadToEndAsync();
        return (process.ExitCode, output + errors);
    }
}
