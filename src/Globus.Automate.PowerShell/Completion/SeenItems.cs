using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>What a runspace has seen of flows, runs and states lately, to complete their names without asking anybody.</summary>
internal sealed class SeenItems
{
    private static readonly ConditionalWeakTable<Runspace, SeenItems> Table = new();

    private readonly SeenList _flows = new();
    private readonly SeenList _runs = new();
    private readonly SeenList _states = new();

    /// <summary>Those of the runspace that this thread runs; none where it runs no runspace.</summary>
    public static SeenItems? Here => Runspace.DefaultRunspace is { } runspace ? Table.GetOrCreateValue(runspace) : null;

    /// <summary>The flows, those seen last first.</summary>
    public IReadOnlyList<SeenItem> Flows => _flows.Newest();

    /// <summary>The runs, those seen last first.</summary>
    public IReadOnlyList<SeenItem> Runs => _runs.Newest();

    /// <summary>The states' names, those seen last first.</summary>
    public IReadOnlyList<SeenItem> States => _states.Newest();

    /// <summary>Remembers what a cmdlet writes, where it is something to complete.</summary>
    public void See(object? output)
    {
        switch (output)
        {
            case Flow flow:
                _flows.Remember(flow.FlowId.ToString(), PlainText.Of(flow.Title ?? ""));
                break;
            case Run run:
                _runs.Remember(run.RunId.ToString(), PlainText.Of($"{run.Label ?? run.FlowTitle} {run.Status}").Trim());
                _flows.Remember(run.FlowId.ToString(), PlainText.Of(run.FlowTitle ?? ""));
                break;
            case RunLogEntry { StateName: { Length: > 0 } state }:
                _states.Remember(state, "State");
                break;
        }
    }
}
