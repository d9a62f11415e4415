using System.Collections;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ids of registered APIs, by id or name, with one request to the service.</summary>
public sealed class RegisteredApiIdCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        CompletionRequest.Send(
            bound,
            client => client.RegisteredApis.List(new RegisteredApiQuery()),
            api => new CompletionItem(api.RegisteredApiId.ToString(), api.Name ?? "", api.Description ?? "")
        );
}
