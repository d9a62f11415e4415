using System.Reflection;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>Every assembly that a shipped one refers to is shipped, or is a part of what runs it.</summary>
public sealed class ClosureTests
{
    // PowerShell itself, which every host of the module has.
    private const string Host = "System.Management.Automation";

    // What the package of the storage needs for Microsoft's own sign-in, which the module never uses.
    private static readonly string[] UsedByNothing =
    [
        "Microsoft.Identity.Client",
        "Microsoft.IdentityModel.Abstractions",
        "System.Diagnostics.DiagnosticSource",
        "System.Formats.Asn1",
    ];

    /// <summary>The folder to which NuGet restores packages.</summary>
    public static string Packages { get; } =
        typeof(ClosureTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Packages")
            .Value!;

    private static string Runtimes { get; } =
        Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "..", "..", ".."));

    [Theory]
    [InlineData("bin/net472")]
    [InlineData("bin/net8.0")]
    [InlineData("emulator")]
    public void Every_reference_is_shipped_or_a_part_of_the_framework(string folder)
    {
        var shipped = Assemblies.In(Path.Combine(Repository.Module, folder));
        var known = shipped.Concat(Framework(folder)).ToLookup(assembly => assembly.Name, assembly => assembly.Version);
        Assert.NotEmpty(shipped);

        Assert.Empty(
            from assembly in shipped
            from reference in assembly.References
            where reference.Name != Host && !known[reference.Name].Any(version => version >= reference.Version)
            select $"{assembly.Name} needs {reference.Name} {reference.Version}"
        );
    }

    // Windows PowerShell has no binding redirects for a module. The module's own resolver answers for other versions.
    [Fact]
    public void On_Windows_PowerShell_every_reference_that_is_used_is_shipped_in_exactly_its_version()
    {
        var shipped = Assemblies.In(Path.Combine(Repository.Module, "bin", "net472"));
        var versions = shipped.ToDictionary(assembly => assembly.Name, assembly => assembly.Version);
        Assert.Empty(
            from assembly in shipped
            where !UsedByNothing.Contains(assembly.Name)
            from reference in assembly.References
            where versions.TryGetValue(reference.Name, out var version) && version != reference.Version
            select $"{assembly.Name} needs {reference.Name} {reference.Version}, shipped is {versions[reference.Name]}"
        );
    }

    private static IEnumerable<ShippedAssembly> Framework(string folder) =>
        FrameworkFolders(folder).SelectMany(Assemblies.In);

    private static string[] FrameworkFolders(string folder) =>
        folder switch
        {
            "bin/net472" => [Path.Combine(Newest("microsoft.netframework.referenceassemblies.net472", "1."), "build")],
            "bin/net8.0" => [Path.Combine(Newest("microsoft.netcore.app.ref", "8."), "ref")],
            _ =>
            [
                Path.GetDirectoryName(typeof(object).Assembly.Location)!,
                Directory.GetDirectories(Path.Combine(Runtimes, "Microsoft.AspNetCore.App"), "10.*").Max()!,
            ],
        };

    private static string Newest(string package, string version) =>
        Directory.GetDirectories(Path.Combine(Packages, package), version + "*").Max()!;
}
