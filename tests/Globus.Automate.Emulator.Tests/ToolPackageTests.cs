using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests;

/// <summary>The emulator as a .NET tool: packed, installed from a folder without a network, and started.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-tool-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task It_is_installed_from_its_package_and_starts()
    {
        var project = Path.Combine(
            Repository.Root,
            "src",
            "Globus.Automate.Emulator",
            "Globus.Automate.Emulator.csproj"
        );
        var configuration = typeof(EmulatorHost)
            .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!
            .Configuration;
        var sources = Path.Combine(_directory, "nuget.config");
        await File.WriteAllTextAsync(
            sources,
            """<configuration><packageSources><clear /><add key="here" value="." /></packageSources></configuration>""",
            TestContext.Current.CancellationToken
        );
        await RunAsync(
            "dotnet",
            "pack",
            project,
            "--no-build",
            "--configuration",
            configuration,
            "--output",
            _directory
        );
        var tools = Path.Combine(_directory, "tools");
        await RunAsync(
            "dotnet",
            "tool",
            "install",
            "Globus.Automate.Emulator",
            "--tool-path",
            tools,
            "--configfile",
            sources,
            "--no-cache"
        );

        using var tool = Start(Path.Combine(tools, "globus-emulator"), "--attached", "--port", "0");
        var line = await tool
            .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.NotNull(line);
        using var http = new HttpClient();
        var page = await http.GetStringAsync(
            new Uri(JsonNode.Parse(line)!["url"]!.ToString()),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Globus emulator", page, StringComparison.Ordinal);
        tool.StandardInput.Close();
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(0, tool.ExitCode);
    }

    private async Task RunAsync(string file, params string[] arguments)
    {
        using var process = Start(file, arguments);
        process.StandardInput.Close();
        var said = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
                process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
            )
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, string.Concat(said));
    }

    private Process Start(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = _directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A build server that stays would hold on to the output that is read here.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // The tool looks for the runtime that these tests run on, wherever that is.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")
        );
        return Process.Start(start)!;
    }
}
