using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>
/// Completes a value without a sign-in. It returns an empty list instead of null: PowerShell completes file names if a
/// completer returns null or throws.
/// </summary>
public abstract class ItemCompleter : IArgumentCompleter
{
    private const int DistinctLength = 8;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        try
        {
            var word = (wordToComplete ?? "").Trim('\'', '"');
            return Results(Items(word, fakeBoundParameters ?? new Hashtable()), word);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Completion has no way to show an error.
            return [];
        }
    }

    /// <summary>Returns the candidates.</summary>
    /// <param name="word">The text before the cursor.</param>
    /// <param name="bound">The other parameters of the command line, if their values are known.</param>
    private protected abstract IEnumerable<CompletionItem> Items(string word, IDictionary bound);

    /// <summary>Whether the word is a prefix of the value of a recent item.</summary>
    private protected static bool IsIdOf(IReadOnlyList<CompletionItem> seen, string word) =>
        seen.Any(item => item.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static List<CompletionResult> Results(IEnumerable<CompletionItem> items, string word)
    {
        var found = items
            .Where(item => PlainText.Of(item.Value) == item.Value)
            .GroupBy(item => item.Value, StringComparer.Ordinal)
            .Select(same => same.First())
            .Select(item => (Item: item, Rank: Rank(item, word)))
            .Where(match => match.Rank > 0)
            .OrderBy(match => match.Rank)
            .Select(match => match.Item)
            .ToList();
        return
        [
            .. from named in found.GroupBy(item => item.Title)
            from item in named
            select Result(item, isAlone: named.Count() == 1),
        ];
    }

    // Users search an id by its title or by a word of the title. 0 is no match.
    private static int Rank(CompletionItem item, string word)
    {
        if (item.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        return item.Title.IndexOf(word, StringComparison.OrdinalIgnoreCase) switch
        {
            0 => 1,
            > 0 => 2,
            _ => 0,
        };
    }

    private static CompletionResult Result(CompletionItem item, bool isAlone)
    {
        var begin = item.Value.Substring(0, Math.Min(DistinctLength, item.Value.Length));
        var name = PlainText.Of(item.Title);
        var title = name.Length == 0 || isAlone ? name : $"{name} ({begin})";
        var tooltip = item.Tooltip.Length > 0 ? PlainText.Of(item.Tooltip) : title;
        return new(
            Quoted(item.Value),
            OrDefault(title, item.Value),
            CompletionResultType.ParameterValue,
            OrDefault(tooltip, item.Value)
        );
    }

    private static string OrDefault(string text, string value) => text.Length > 0 ? text : value;

    private static string Quoted(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':')
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
