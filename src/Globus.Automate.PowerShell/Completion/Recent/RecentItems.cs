using System.Globalization;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Globus.Automate.Actions;
using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>What a runspace has seen of flows, runs, actions and their parts lately, to complete their names without
/// asking anybody.</summary>
internal sealed class RecentItems
{
    private static readonly ConditionalWeakTable<Runspace, RecentItems> Table = new();

    private readonly RecentList _flows = new();
    private readonly RecentList _runs = new();
    private readonly RecentList _states = new();
    private readonly RecentList _tags = new();
    private readonly RecentList _scopes = new();
    private readonly RecentList _actions = new();
    private readonly RecentList _actionUrls = new();

    /// <summary>Those of the runspace that this thread runs; none where it runs no runspace.</summary>
    public static RecentItems? Current =>
        Runspace.DefaultRunspace is { } runspace ? Table.GetOrCreateValue(runspace) : null;

    /// <summary>The flows, those seen last first.</summary>
    public IReadOnlyList<CompletionItem> Flows => _flows.Newest();

    /// <summary>The runs, those seen last first.</summary>
    public IReadOnlyList<CompletionItem> Runs => _runs.Newest();

    /// <summary>The states' names, those seen last first.</summary>
    public IReadOnlyList<CompletionItem> States => _states.Newest();

    /// <summary>The tags, those seen last first.</summary>
    public IReadOnlyList<CompletionItem> Tags => _tags.Newest();

    /// <summary>The scopes, those seen last first.</summary>
    public IReadOnlyList<CompletionItem> Scopes => _scopes.Newest();

    /// <summary>The actions, those seen last first.</summary>
    public IReadOnlyList<CompletionItem> Actions => _actions.Newest();

    /// <summary>The addresses of action providers, those seen last first.</summary>
    public IReadOnlyList<CompletionItem> ActionUrls => _actionUrls.Newest();

    /// <summary>A flow, as something to complete.</summary>
    public static CompletionItem ItemOf(Flow flow) =>
        new(flow.FlowId.ToString(), flow.Title ?? "", Lines(flow.Title, flow.Subtitle));

    /// <summary>A run, as something to complete.</summary>
    public static CompletionItem ItemOf(Run run) =>
        new(
            run.RunId.ToString(),
            run.Label ?? run.FlowTitle ?? "",
            Lines(
                $"{run.Label ?? run.FlowTitle} {run.Status}",
                run.StartTime?.LocalDateTime.ToString("g", CultureInfo.CurrentCulture)
            )
        );

    /// <summary>A question, as something to complete.</summary>
    public static CompletionItem ItemOf(WebInput question) =>
        new(
            question.WebInputId.ToString(),
            question.Title ?? "",
            Lines(question.Title, question.FlowTitle, question.RunLabel)
        );

    /// <summary>Remembers what a cmdlet writes, where it is something to complete.</summary>
    public void Record(object? output)
    {
        switch (output)
        {
            case Flow flow:
                _flows.Remember(ItemOf(flow));
                Remember(_scopes, flow.GlobusAuthScope, flow.Title);
                break;
            case Run run:
                Record(run);
                break;
            case RunLogEntry { StateName: { Length: > 0 } state }:
                Remember(_states, state, "State");
                break;
            case ActionStatus action:
                _actions.Remember(
                    new CompletionItem(action.ActionId, action.Label ?? "", $"{action.Label} {action.Status}".Trim())
                );
                Remember(_actionUrls, action.ActionUrl?.AbsoluteUri, null);
                break;
            case ActionProvider provider:
                Remember(_actionUrls, provider.ActionUrl?.AbsoluteUri, provider.Title);
                Remember(_scopes, provider.GlobusAuthScope, provider.Title);
                break;
        }
    }

    private static void Remember(RecentList list, string? value, string? title)
    {
        if (value is { Length: > 0 })
        {
            list.Remember(new CompletionItem(value, "", title ?? ""));
        }
    }

    private static string Lines(params string?[] lines) =>
        string.Join("\n", lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!.Trim()));

    private void Record(Run run)
    {
        _runs.Remember(ItemOf(run));
        if (run.FlowId is { } flow)
        {
            _flows.Remember(new CompletionItem(flow.ToString(), run.FlowTitle ?? "", ""));
        }

        foreach (var tag in run.Tags)
        {
            Remember(_tags, tag, null);
        }
    }
}
