using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes a value from what is known, without ever asking anybody to sign in.</summary>
public abstract class ItemCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"');
        return Items()
            .Where(item => Matches(item, word))
            .Select(item => new CompletionResult(Quoted(item.Value), item.Value, CompletionResultType.ParameterValue, item.Tooltip.Length > 0 ? item.Tooltip : item.Value));
    }

    /// <summary>What there is to choose from.</summary>
    private protected abstract IEnumerable<SeenItem> Items();

    // A title is what people remember of an id: it is found by either.
    private static bool Matches(SeenItem item, string word) =>
        item.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (word.Length > 0 && item.Tooltip.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static string Quoted(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? value : $"'{value.Replace("'", "''")}'";
}
