using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the first segment of a service path, which is not a file path.</summary>
public sealed class RoutePathCompleter : ItemCompleter
{
    private static readonly CompletionItem[] Flows =
    [
        new("/flows"),
        new("/registered_apis"),
        new("/runs"),
        new("/web_inputs"),
    ];
    private static readonly CompletionItem[] Auth = [new("/v2/api/identities"), new("/v2/oauth2/userinfo")];

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        string.Equals(bound["Service"]?.ToString(), "Auth", StringComparison.OrdinalIgnoreCase) ? Auth : Flows;
}
