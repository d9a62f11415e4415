using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Globus.Automate.Architecture.Tests;

/// <summary>The project's assemblies in the package as it is laid out. They are read, not run.</summary>
internal static class ProductAssemblies
{
    public const string Language = "Globus.Automate.Language";
    public const string Client = "Globus.Automate";
    public const string Loader = "Globus.Automate.Loader";
    public const string TokenStorage = "Globus.Automate.TokenStorage";
    public const string Yaml = "Globus.Automate.Yaml";
    public const string Module = "Globus.Automate.PowerShell";
    public const string Emulator = "Globus.Automate.Emulator";

    private static readonly Dictionary<string, string> Folders = new()
    {
        [Language] = "bin/net8.0",
        [Client] = "bin/net8.0",
        [Loader] = "bin/net8.0",
        [TokenStorage] = "bin/net8.0/dependencies",
        [Yaml] = "bin/net8.0/dependencies",
        [Module] = "bin/net8.0",
        [Emulator] = "emulator",
    };

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(Load);

    public static IReadOnlyCollection<string> Names => Folders.Keys;

    public static ArchUnitNET.Domain.Architecture Architecture => Loaded.Value;

    /// <summary>The types of one assembly.</summary>
    public static IReadOnlyList<IType> TypesOf(string assembly)
    {
        var types = Architecture.Types.Where(type => type.Assembly.Name.Split(',')[0] == assembly).ToList();
        Assert.NotEmpty(types);
        return types;
    }

    private static ArchUnitNET.Domain.Architecture Load()
    {
        var loader = new ArchLoader();
        foreach (var (name, folder) in Folders)
        {
            var path = Repository.PathOf("out", "Globus.Automate", folder);
            Assert.True(
                File.Exists(Path.Combine(path, name + ".dll")),
                $"Build the solution first: no {name} in {path}"
            );
            loader.LoadFilteredDirectory(path, name + ".dll");
        }

        return loader.Build();
    }
}
