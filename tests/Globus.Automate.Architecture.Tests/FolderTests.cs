using ArchUnitNET.Loader;

namespace Globus.Automate.Architecture.Tests;

/// <summary>Dependencies between the folders of one project point one way.</summary>
public sealed class FolderTests(ITestOutputHelper output)
{
    private const string Samples = "Globus.Automate.Architecture.Tests.Samples";

    /// <summary>Pairs of folders that may depend on each other, each with its reason.</summary>
    private static readonly (string Project, FolderPair Pair, string Reason)[] Accepted = [];

    public static TheoryData<string> Projects => [.. ProductAssemblies.Names];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_have_no_cycle(string project)
    {
        var accepted = Accepted.Where(entry => entry.Project == project).Select(entry => entry.Pair).ToList();
        var graph = GraphOf(project);
        var pairs = graph.MutualPairs;
        output.WriteLine($"{project}: {pairs.Count} mutual pairs, {accepted.Count} of them accepted");
        output.WriteLine(string.Join('\n', pairs.Select(graph.Explain)));

        Findings.None(pairs.Except(accepted).Select(graph.Explain));
        Findings.None(graph.Cycles(accepted));
    }

    [Fact]
    public void No_accepted_pair_is_out_of_date() =>
        Findings.None(
            Accepted
                .Where(entry => !GraphOf(entry.Project).MutualPairs.Contains(entry.Pair))
                .Select(entry => $"{entry.Project}: {entry.Pair}")
        );

    [Fact]
    public void A_mutual_pair_is_found_with_its_types()
    {
        var graph = SampleGraph($"{Samples}.Pair");
        var pair = new FolderPair("Left", "Right");

        Assert.Equal([pair], graph.MutualPairs);
        Assert.Equal(["Left, Right"], graph.Cycles([]));
        Assert.Empty(graph.Cycles([pair]));
        Assert.Contains("Left uses: Bolt → Nut", graph.Explain(pair), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_without_a_mutual_pair_is_found()
    {
        var graph = SampleGraph($"{Samples}.Ring");

        Assert.Empty(graph.MutualPairs);
        Assert.Equal(["First, Second, Third"], graph.Cycles([]));
    }

    private static FolderGraph GraphOf(string project) => new(ProductAssemblies.TypesOf(project), project);

    private static FolderGraph SampleGraph(string rootNamespace)
    {
        var architecture = new ArchLoader().LoadAssembly(typeof(FolderTests).Assembly).Build();
        return new(architecture.Types, rootNamespace);
    }
}
