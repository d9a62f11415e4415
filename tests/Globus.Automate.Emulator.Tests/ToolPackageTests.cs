using System.Reflection;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests;

/// <summary>The emulator as a .NET tool: packed, installed from a folder without a network, and started.</summary>
public sealed class ToolPackageTests : IDisposable
{
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
        var line = await tool.ReadLineAsync();
        Assert.NotNull(line);
        using var http = new HttpClient();
        var page = await http.GetStringAsync(
            new Uri(JsonNode.Parse(line)!["url"]!.ToString()),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Globus emulator", page, StringComparison.Ordinal);
        tool.CloseInput();
        await tool.WaitForExitAsync();
        Assert.Equal(0, tool.ExitCode);
    }

    private async Task RunAsync(string file, params string[] arguments)
    {
        using var process = Start(file, arguments);
        process.CloseInput();
        var (output, errors) = await process.ReadToEndAsync();
        Assert.True(process.ExitCode == 0, output + errors);
    }

    private TestProcess Start(string file, params string[] arguments) =>
        TestProcess.Start(
            file,
            arguments,
            new Dictionary<string, string?>
            {
                // A build server that stays would hold on to the output that is read here.
                ["MSBUILDDISABLENODEREUSE"] = "1",
                // The tool looks for the runtime that these tests run on, wherever that is.
                ["DOTNET_ROOT"] = Path.GetFullPath(
                    Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")
                ),
            },
            _directory
        );
}
