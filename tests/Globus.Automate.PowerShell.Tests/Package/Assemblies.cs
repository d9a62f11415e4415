using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>Reads names and references of assemblies without loading them.</summary>
internal static class Assemblies
{
    /// <summary>The assembly of the cmdlets.</summary>
    public static string Own { get; } =
        Path.Combine(Repository.Module, "bin", "net8.0", "Globus.Automate.PowerShell.dll");

    /// <summary>The managed assemblies of a folder and of the folders in it.</summary>
    public static IReadOnlyList<ShippedAssembly> In(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories).Select(Read).OfType<ShippedAssembly>()];

    private static ShippedAssembly? Read(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        if (!image.HasMetadata || image.GetMetadataReader() is not { IsAssembly: true } metadata)
        {
            return null;
        }

        var definition = metadata.GetAssemblyDefinition();
        return new ShippedAssembly(
            metadata.GetString(definition.Name),
            definition.Version,
            [
                .. metadata
                    .AssemblyReferences.Select(metadata.GetAssemblyReference)
                    .Select(reference => (metadata.GetString(reference.Name), reference.Version)),
            ]
        );
    }
}
