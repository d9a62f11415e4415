using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the first segment of a service path, which is not a file path.</summary>
public sealed class RoutePathCompleter : ItemCompleter
{
    private static readonly Dictionary<string, CompletionItem[]> Routes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Flows"] = [new("/flows"), new("/registered_apis"), new("/runs"), new("/web_inputs")],
        ["Auth"] = [new("/v2/api/identities"), new("/v2/oauth2/userinfo")],
        ["Timers"] = [new("/jobs/"), new("/v2/timer")],
        ["Transfer"] = [new("/v0.10/endpoint_search"), new("/v0.10/task_list")],
        ["Search"] = [new("/v1/index_list")],
        ["Groups"] = [new("/v2/groups/my_groups")],
    };

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        Routes.TryGetValue(bound["Service"]?.ToString() ?? "Flows", out var routes) ? routes : [];
}
