using ArchUnitNET.Domain;

namespace Globus.Automate.Architecture.Tests;

/// <summary>A lower project never names a higher one; client and emulator share the grammar alone.</summary>
public sealed class LayerTests
{
    public static TheoryData<string, string[]> Layers =>
        new()
        {
            { ProductAssemblies.Language, [] },
            { ProductAssemblies.Client, [ProductAssemblies.Language] },
            { ProductAssemblies.Loader, [ProductAssemblies.Client] },
            { ProductAssemblies.Yaml, [] },
            { ProductAssemblies.TokenStorage, [ProductAssemblies.Client] },
            {
                ProductAssemblies.Module,
                [
                    ProductAssemblies.Client,
                    ProductAssemblies.Loader,
                    ProductAssemblies.TokenStorage,
                    ProductAssemblies.Yaml,
                ]
            },
            { ProductAssemblies.Emulator, [ProductAssemblies.Language] },
        };

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_project_uses_the_projects_below_it_alone(string project, string[] below) =>
        Findings.None(
            from type in ProductAssemblies.TypesOf(project)
            from target in type.Dependencies.Select(dependency => dependency.Target)
            let assembly = AssemblyOf(target)
            where assembly is not null && ProductAssemblies.Names.Contains(assembly)
            where assembly != project && !below.Contains(assembly)
            select $"{type.FullName} uses {target.FullName} of {assembly}"
        );

    [Fact]
    public void Every_project_has_its_layer() =>
        Assert.Equal(ProductAssemblies.Names.Order(), Layers.Select(row => row.Data.Item1).Order());

    /// <summary>The reader sees types of HTTP where they are used; else the next test could not fail.</summary>
    [Fact]
    public void The_client_is_seen_to_use_http() =>
        Assert.Contains(
            ProductAssemblies.TypesOf(ProductAssemblies.Client).SelectMany(type => type.Dependencies),
            dependency => IsHttp(dependency.Target)
        );

    [Fact]
    public void Commands_know_no_http() =>
        Findings.None(
            from type in ProductAssemblies.TypesOf(ProductAssemblies.Module)
            where type.FullName.StartsWith("Globus.Automate.PowerShell.Commands.", StringComparison.Ordinal)
            from target in type.Dependencies.Select(dependency => dependency.Target)
            where IsHttp(target) || IsTransport(target)
            select $"{type.FullName} uses {target.FullName}"
        );

    private static bool IsHttp(IType type) => type.FullName.StartsWith("System.Net.Http.", StringComparison.Ordinal);

    /// <summary>What the client's transport shows to nobody; pages and exceptions are public.</summary>
    private static bool IsTransport(IType type) =>
        AssemblyOf(type) == ProductAssemblies.Client
        && type.FullName.StartsWith("Globus.Automate.Http.", StringComparison.Ordinal)
        && type.Visibility != Visibility.Public;

    // The reader knows no assembly of types that no assembly it read declares.
    private static string? AssemblyOf(IType type) => type.Assembly?.Name.Split(',')[0];
}
