using System.Globalization;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Globus.Automate.Actions;
using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>What a runspace has seen of flows, runs, actions and their parts lately, to complete their names without
/// asking anybody.</summary>
internal sealed class SeenItems
{
    private static readonly ConditionalWeakTable<Runspace, SeenItems> Table = new();

    private readonly SeenList _flows = new();
    private readonly SeenList _runs = new();
    private readonly SeenList _states = new();
    private readonly SeenList _tags = new();
    private readonly SeenList _scopes = new();
    private readonly SeenList _actions = new();
    private readonly SeenList _actionUrls = new();

    /// <summary>Those of the runspace that this thread runs; none where it runs no runspace.</summary>
    public static SeenItems? Here => Runspace.DefaultRunspace is { } runspace ? Table.GetOrCreateValue(runspace) : null;

    /// <summary>The flows, those seen last first.</summary>
    public IReadOnlyList<SeenItem> Flows => _flows.Newest();

    /// <summary>The runs, those seen last first.</summary>
    public IReadOnlyList<SeenItem> Runs => _runs.Newest();

    /// <summary>The states' names, those seen last first.</summary>
    public IReadOnlyList<SeenItem> States => _states.Newest();

    /// <summary>The tags, those seen last first.</summary>
    public IReadOnlyList<SeenItem> Tags => _tags.Newest();

    /// <summary>The scopes, those seen last first.</summary>
    public IReadOnlyList<SeenItem> Scopes => _scopes.Newest();

    /// <summary>The actions, those seen last first.</summary>
    public IReadOnlyList<SeenItem> Actions => _actions.Newest();

    /// <summary>The addresses of action providers, those seen last first.</summary>
    public IReadOnlyList<SeenItem> ActionUrls => _actionUrls.Newest();

    /// <summary>A flow, as something to complete.</summary>
    public static SeenItem Of(Flow flow) =>
        new(flow.FlowId.ToString(), flow.Title ?? "", Lines(flow.Title, flow.Subtitle));

    /// <summary>A run, as something to complete.</summary>
    public static SeenItem Of(Run run) =>
        new(
            run.RunId.ToString(),
            run.Label ?? run.FlowTitle ?? "",
            Lines(
                $"{run.Label ?? run.FlowTitle} {run.Status}",
                run.StartTime?.LocalDateTime.ToString("g", CultureInfo.CurrentCulture)
            )
        );

    /// <summary>A question, as something to complete.</summary>
    public static SeenItem Of(WebInput question) =>
        new(
            question.WebInputId.ToString(),
            question.Title ?? "",
            Lines(question.Title, question.FlowTitle, question.RunLabel)
        );

    /// <summary>Remembers what a cmdlet writes, where it is something to complete.</summary>
    public void See(object? output)
    {
        switch (output)
        {
            case Flow flow:
                _flows.Remember(Of(flow));
                Remember(_scopes, flow.GlobusAuthScope, flow.Title);
                break;
            case Run run:
                See(run);
                break;
            case RunLogEntry { StateName: { Length: > 0 } state }:
                Remember(_states, state, "State");
                break;
            case ActionStatus action:
                _actions.Remember(
                    new SeenItem(action.ActionId, action.Label ?? "", $"{action.Label} {action.Status}".Trim())
                );
                Remember(_actionUrls, action.ActionUrl?.AbsoluteUri, null);
                break;
            case ActionProvider provider:
                Remember(_actionUrls, provider.ActionUrl?.AbsoluteUri, provider.Title);
                Remember(_scopes, provider.GlobusAuthScope, provider.Title);
                break;
        }
    }

    private static void Remember(SeenList list, string? value, string? title)
    {
        if (value is { Length: > 0 })
        {
            list.Remember(new SeenItem(value, "", title ?? ""));
        }
    }

    private static string Lines(params string?[] lines) =>
        string.Join("\n", lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!.Trim()));

    private void See(Run run)
    {
        _runs.Remember(Of(run));
        if (run.FlowId is { } flow)
        {
            _flows.Remember(new SeenItem(flow.ToString(), run.FlowTitle ?? "", ""));
        }

        foreach (var tag in run.Tags)
        {
            Remember(_tags, tag, null);
        }
    }
}
