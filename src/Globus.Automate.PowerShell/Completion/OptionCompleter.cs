using System.Collections;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the options of the question that the line names.</summary>
public sealed class OptionCompleter : ItemCompleter
{
    private const string Question = "WebInputId";

    /// <inheritdoc/>
    private protected override IEnumerable<SeenItem> Items(string word, IDictionary bound) =>
        Guid.TryParse(bound[Question]?.ToString(), out var id)
            ? QuickLook
                .At(bound, (client, cancellationToken) => client.WebInputs.GetAsync(id, cancellationToken))
                ?.Options.Select(option => new SeenItem(option.Label ?? option.OptionId, "", option.Description ?? ""))
                ?? []
            : [];
}
