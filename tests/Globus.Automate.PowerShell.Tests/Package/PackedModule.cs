using System.IO.Compression;
using System.Reflection;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>
/// What users install: the packages in the folder that <c>GLOBUS_AUTOMATE_PACKAGES</c> names, else those that
/// <c>dotnet pack</c> makes of this build.
/// </summary>
[CollectionDefinition(nameof(PackedModule))]
public sealed class PackedModule : IAsyncLifetime, ICollectionFixture<PackedModule>
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder with the packages.</summary>
    public string Packages { get; private set; } = "";

    /// <summary>The package for the PowerShell Gallery.</summary>
    public string Module => Path.Combine(Packages, $"Globus.Automate.{Version}.nupkg");

    /// <summary>The archive for Azure Automation.</summary>
    public string Archive { get; } = Repository.PathOf("out", "azure", "Globus.Automate.zip");

    public string Version { get; } = AssemblyName.GetAssemblyName(Assemblies.Own).Version!.ToString(3);

    public async ValueTask InitializeAsync()
    {
        Packages = Environment.GetEnvironmentVariable("GLOBUS_AUTOMATE_PACKAGES") is { Length: > 0 } given
            ? given
            : await PackAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The paths in an archive, in order.</summary>
    public static IReadOnlyList<string> PathsIn(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    /// <summary>A text file in an archive.</summary>
    public static string ReadText(string archive, string path)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var reader = new StreamReader(zip.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    private async Task<string> PackAsync()
    {
        var configuration = typeof(PackedModule).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!;
        using var process = TestProcess.Start(
            "dotnet",
            ["pack", "--no-build", "--configuration", configuration.Configuration, "--output", _folder.Path],
            // A build server that stays would hold on to the output that is read here.
            new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" },
            Repository.Root
        );
        process.CloseInput();
        var (output, errors) = await process.ReadToEndAsync();
        Assert.True(process.ExitCode == 0, output + errors);
        return _folder.Path;
    }
}
