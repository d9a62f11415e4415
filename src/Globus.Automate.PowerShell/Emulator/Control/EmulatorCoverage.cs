using System.Globalization;
using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>The number of runs that visited a state of a flow, or took one of its branches.</summary>
public sealed class EmulatorCoverage
{
    private EmulatorCoverage(JsonMap flow, JsonMap state, JsonMap? branch)
    {
        FlowId = flow.Id("flow_id") ?? default;
        FlowTitle = flow.Text("title");
        StateName = state.RequiredText("name");
        StateType = state.RequiredText("type");
        Branch = branch is null ? null : NameOf(branch);
        Next = branch?.Text("next");
        Visits = (branch ?? state).Integer("visits") ?? 0;
    }

    /// <summary>The flow.</summary>
    public Guid FlowId { get; }

    /// <summary>The title of the flow.</summary>
    public string? FlowTitle { get; }

    /// <summary>The state.</summary>
    public string StateName { get; }

    /// <summary>The type of the state.</summary>
    public string StateType { get; }

    /// <summary>
    /// The branch: <c>Next</c>, <c>Choices[0]</c>, <c>Default</c> or <c>Catch[0]</c>; null for the state itself.
    /// </summary>
    public string? Branch { get; }

    /// <summary>The state to which the branch leads; null for the state itself.</summary>
    public string? Next { get; }

    /// <summary>The number of runs. Several visits of one run count once.</summary>
    public int Visits { get; }

    /// <summary>Reads the states and branches of a flow.</summary>
    internal static IEnumerable<EmulatorCoverage> Of(JsonMap flow) =>
        from state in flow.Maps("states")
        from branch in state.Maps("branches").Prepend<JsonMap?>(null)
        select new EmulatorCoverage(flow, state, branch);

    private static string NameOf(JsonMap branch) =>
        branch.Text("kind") switch
        {
            "choice" => Numbered("Choices", branch),
            "catch" => Numbered("Catch", branch),
            "default" => "Default",
            _ => "Next",
        };

    private static string Numbered(string name, JsonMap branch) =>
        string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", name, branch.Integer("position"));
}
