using ArchUnitNET.Loader;

namespace Globus.Automate.Architecture.Tests;

/// <summary>Dependencies between the folders of one project point one way.</summary>
public sealed class FolderTests(ITestOutputHelper output)
{
    private const string Samples = "Globus.Automate.Architecture.Tests.Samples";

    public static TheoryData<string> Projects => [.. ProductAssemblies.Names];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_have_no_cycle(string project)
    {
        var graph = new FolderGraph(ProductAssemblies.TypesOf(project), project);
        output.WriteLine($"{project}: {graph.MutualPairs.Count} mutual pairs");

        Findings.None(graph.MutualPairs.Select(graph.Explain));
        Findings.None(graph.Cycles);
    }

    [Fact]
    public void A_mutual_pair_is_found_with_its_types()
    {
        var graph = SampleGraph($"{Samples}.Pair");
        var pair = new FolderPair("Left", "Right");

        Assert.Equal([pair], graph.MutualPairs);
        Assert.Equal(["Left, Right"], graph.Cycles);
        Assert.Contains("Left uses: Bolt → Nut", graph.Explain(pair), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_without_a_mutual_pair_is_found()
    {
        var graph = SampleGraph($"{Samples}.Ring");

        Assert.Empty(graph.MutualPairs);
        Assert.Equal(["First, Second, Third"], graph.Cycles);
    }

    private static FolderGraph SampleGraph(string rootNamespace)
    {
        var architecture = new ArchLoader().LoadAssembly(typeof(FolderTests).Assembly).Build();
        return new(architecture.Types, rootNamespace);
    }
}
