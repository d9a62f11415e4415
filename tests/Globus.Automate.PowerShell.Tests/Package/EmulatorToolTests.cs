using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>The emulator as a .NET tool: installed from a folder without a network, and started.</summary>
[Collection(nameof(PackedModule))]
public sealed class EmulatorToolTests(PackedModule packed) : IDisposable
{
    private static readonly string[] Platforms =
    [
        "linux-arm64",
        "linux-musl-arm64",
        "linux-musl-x64",
        "linux-x64",
        "osx-arm64",
        "osx-x64",
        "win-arm64",
        "win-x64",
    ];

    private readonly string _directory = Directory.CreateTempSubdirectory("emulator-tool-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task It_is_installed_from_its_package_and_starts()
    {
        var sources = Path.Combine(_directory, "nuget.config");
        await File.WriteAllTextAsync(
            sources,
            $"""<configuration><packageSources><clear /><add key="here" value="{packed.Packages}" /></packageSources></configuration>""",
            TestContext.Current.CancellationToken
        );
        AssertContent(Path.Combine(packed.Packages, $"Globus.Automate.Emulator.{packed.Version}.nupkg"));
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

    private static void AssertContent(string file)
    {
        using var package = ZipFile.OpenRead(file);
        var names = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Equal(
            Platforms.Order(),
            names
                .Where(name => name.Contains("/runtimes/", StringComparison.Ordinal))
                .Select(name => name.Split("/runtimes/")[1].Split('/')[0])
                .Order()
        );
        Assert.DoesNotContain(names, name => Path.GetExtension(name) is ".pdb" or ".config" || IsDocumentation(name));

        Assert.Contains("LICENSE", names);
        Assert.Contains(
            "    SQLitePCLRaw.core.dll\n",
            Read(package, "THIRD-PARTY-NOTICES.txt"),
            StringComparison.Ordinal
        );

        var metadata = XDocument.Parse(Read(package, "Globus.Automate.Emulator.nuspec")).Root!.Elements().Single();
        string Text(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        var address = Text("projectUrl");
        Assert.Equal(("Globus.Automate contributors", "MIT"), (Text("authors"), Text("license")));
        Assert.NotEmpty(Text("description"));

        var readme = Read(package, Text("readme"));
        var guide = $"]({address.TrimEnd('/')}/blob/v{Text("version")}/docs/";
        Assert.Contains(guide, readme, StringComparison.Ordinal);
        Assert.Equal(
            File.ReadAllText(Repository.PathOf("docs", "emulator.md")),
            readme.Replace(guide, "](", StringComparison.Ordinal)
        );
        Assert.DoesNotMatch(@"\]\((?!#|https?://)", readme);
    }

    private static bool IsDocumentation(string name) =>
        Path.GetExtension(name) == ".xml" && Path.GetFileName(name).StartsWith("Globus.", StringComparison.Ordinal);

    private static string Read(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    [Fact]
    public void The_module_carries_the_emulator_for_the_same_platforms() =>
        Assert.Equal(
            Platforms.Order(),
            Directory
                .GetDirectories(Path.Combine(Repository.Module, "emulator", "runtimes"))
                .Select(Path.GetFileName)
                .Order()
        );

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
                // The tool looks for the runtime that these tests run on, wherever that is.
                ["DOTNET_ROOT"] = Path.GetFullPath(
                    Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")
                ),
            },
            _directory
        );
}
