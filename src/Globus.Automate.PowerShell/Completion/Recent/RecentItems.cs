using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Globus.Automate.Actions;
using Globus.Automate.Flows;
using Globus.Automate.Json;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.PowerShell.Completion.Recent;

/// <summary>
/// The flows, runs, timers, actions and their parts that the cmdlets of a runspace returned last, for completion
/// without a request.
/// </summary>
internal sealed class RecentItems
{
    private static readonly ConditionalWeakTable<Runspace, RecentItems> Table = new();

    private readonly RecentList<RecentFlow> _flows = new(flow => flow.ToItem());
    private readonly RecentList<RecentRun> _runs = new(run => run.ToItem());
    private readonly RecentList<CompletionItem> _timers = new(item => item);
    private readonly RecentList<CompletionItem> _states = new(item => item);

    // The states of a definition are read when they are asked for.
    private Flow? _lastFlow;

    private readonly RecentList<CompletionItem> _tags = new(item => item);
    private readonly RecentList<CompletionItem> _scopes = new(item => item);
    private readonly RecentList<CompletionItem> _actions = new(item => item);
    private readonly RecentList<CompletionItem> _actionUrls = new(item => item);

    /// <summary>The items of the runspace of this thread; null if it has none.</summary>
    public static RecentItems? Current =>
        Runspace.DefaultRunspace is { } runspace ? Table.GetOrCreateValue(runspace) : null;

    /// <summary>The flows, the newest first.</summary>
    public IReadOnlyList<CompletionItem> Flows => _flows.Newest();

    /// <summary>The runs, the newest first.</summary>
    public IReadOnlyList<CompletionItem> Runs => _runs.Newest();

    /// <summary>The timers, the newest first.</summary>
    public IReadOnlyList<CompletionItem> Timers => _timers.Newest();

    /// <summary>The names of states: those of the last flow, and those in logs, the newest first.</summary>
    public IReadOnlyList<CompletionItem> States => [.. StatesOf(_lastFlow), .. _states.Newest()];

    /// <summary>The tags, the newest first.</summary>
    public IReadOnlyList<CompletionItem> Tags => _tags.Newest();

    /// <summary>The scopes, the newest first.</summary>
    public IReadOnlyList<CompletionItem> Scopes => _scopes.Newest();

    /// <summary>The actions, the newest first.</summary>
    public IReadOnlyList<CompletionItem> Actions => _actions.Newest();

    /// <summary>The addresses of action providers, the newest first.</summary>
    public IReadOnlyList<CompletionItem> ActionUrls => _actionUrls.Newest();

    /// <summary>The completion of a flow.</summary>
    public static CompletionItem ItemOf(Flow flow) => RecentFlow.Of(flow).ToItem();

    /// <summary>The completion of a run.</summary>
    public static CompletionItem ItemOf(Run run) => RecentRun.Of(run).ToItem();

    /// <summary>The completion of a timer.</summary>
    public static CompletionItem ItemOf(Timer timer) =>
        new(
            timer.TimerId.ToString(),
            timer.Name ?? "",
            CompletionItem.Lines($"{timer.Name} {timer.Status}", timer.Schedule?.ToString())
        );

    /// <summary>The completion of a web input.</summary>
    public static CompletionItem ItemOf(WebInput question) =>
        new(
            question.WebInputId.ToString(),
            question.Title ?? "",
            CompletionItem.Lines(question.Title, question.FlowTitle, question.RunLabel)
        );

    /// <summary>Records an object that a cmdlet returns, if it has an id or a name to complete.</summary>
    public void Record(object? output)
    {
        switch (output)
        {
            case Flow flow:
                _flows.Remember(RecentFlow.Of(flow));
                _lastFlow = flow;
                Remember(_scopes, flow.GlobusAuthScope, flow.Title);
                break;
            case Run run:
                Record(run);
                break;
            case Timer timer:
                _timers.Remember(ItemOf(timer));
                break;
            case RunLogEntry { StateName: { Length: > 0 } state }:
                Remember(_states, state, "State");
                break;
            case RunStateVisit visit:
                Remember(_states, visit.StateName, "State");
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

    private static IEnumerable<CompletionItem> StatesOf(Flow? flow) =>
        flow?.Definition is { } definition && definition.TryGetValue("States", out var states) && states is JsonMap map
            ? map.Keys.Select(name => new CompletionItem(name, "", "State"))
            : [];

    private static void Remember(RecentList<CompletionItem> list, string? value, string? title)
    {
        if (value is { Length: > 0 })
        {
            list.Remember(new CompletionItem(value, "", title ?? ""));
        }
    }

    private void Record(Run run)
    {
        _runs.Remember(RecentRun.Of(run));
        if (run.FlowId is { } flow)
        {
            _flows.Remember(new RecentFlow(flow, run.FlowTitle, Subtitle: null));
        }

        foreach (var tag in run.Tags)
        {
            Remember(_tags, tag, null);
        }
    }
}
