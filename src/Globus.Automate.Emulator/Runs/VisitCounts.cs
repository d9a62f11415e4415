namespace Globus.Automate.Emulator.Runs;

/// <summary>The number of runs that visited states and took branches. Several visits of one run count once.</summary>
/// <param name="states">The runs by state.</param>
/// <param name="branches">The runs by state, rule of a Choice, and entry of Catch.</param>
internal sealed class VisitCounts(
    IReadOnlyDictionary<string, int> states,
    IReadOnlyDictionary<(string State, int? Rule, int? Catcher), int> branches
)
{
    public int OfState(string stateName) => states.GetValueOrDefault(stateName);

    public int OfBranch(string stateName, int? rule, int? catcher) =>
        branches.GetValueOrDefault((stateName, rule, catcher));
}
