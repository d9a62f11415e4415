using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the options of the web input on the command line.</summary>
public sealed class WebInputOptionCompleter : ItemCompleter
{
    private const string Question = "WebInputId";

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        Guid.TryParse(bound[Question]?.ToString(), out var id)
            ? CompletionRequest
                .Send(bound, (client, cancellationToken) => client.WebInputs.GetAsync(id, cancellationToken))
                ?.Options.Select(option => new CompletionItem(
                    option.Label ?? option.OptionId,
                    "",
                    option.Description ?? ""
                ))
                ?? []
            : [];
}
