using System.Collections;
using Globus.Automate.Definitions.Checks;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes the ids of linter rules.</summary>
public sealed class LintRuleCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        FlowLinter.RuleIds.OrderBy(id => id, StringComparer.Ordinal).Select(id => new CompletionItem(id));
}
