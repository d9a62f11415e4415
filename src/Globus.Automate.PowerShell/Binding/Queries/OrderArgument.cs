using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Queries;

/// <summary>
/// A sort order: strings such as <c>title ASC</c>, or an ordered dictionary of fields and directions.
/// </summary>
public sealed class OrderArgument
{
    private readonly object _value;

    /// <summary>Creates an argument; the value is parsed when it is used.</summary>
    /// <param name="value">A string, strings, or a dictionary.</param>
    public OrderArgument(object value) => _value = value;

    /// <summary>The fields with their directions, in the form of the service.</summary>
    /// <exception cref="CommandException">The order is not valid.</exception>
    internal IReadOnlyList<string> Fields =>
        Read() is { Length: > 0 } fields
            ? fields
            : throw new CommandException(
                "InvalidOrder",
                ErrorCategory.InvalidArgument,
                "-OrderBy contains no field.",
                "Specify strings such as 'title ASC', or omit -OrderBy."
            );

    private string[] Read() =>
        (_value is PSObject wrapped ? wrapped.BaseObject : _value) switch
        {
            IOrderedDictionary ordered =>
            [
                .. ((IDictionary)ordered).Cast<DictionaryEntry>().Select(entry => Field(entry.Key, entry.Value)),
            ],
            IDictionary { Count: > 1 } => throw new CommandException(
                "InvalidOrder",
                ErrorCategory.InvalidArgument,
                "-OrderBy is a hashtable with several fields. A hashtable does not keep their order.",
                "Use [ordered]@{ ... } or strings such as 'title ASC'."
            ),
            IDictionary one => [.. one.Cast<DictionaryEntry>().Select(entry => Field(entry.Key, entry.Value))],
            IEnumerable items and not string => [.. items.Cast<object?>().SelectMany(FieldsOf)],
            var one => FieldsOf(one),
        };

    // Users may write one string with commas.
    private static string[] FieldsOf(object? text) => [.. Text(text).Split(',').Select(field => Field(field, null))];

    private static string Field(object? field, object? direction)
    {
        var words = $"{Text(field)} {Text(direction)}".Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var isClear =
            words.Length is 1 or 2
            && !words.Any(UnicodeText.HasUnpairedSurrogate)
            && (words.Length == 1 || words[1].ToUpperInvariant() is "ASC" or "DESC");
        return isClear
            ? words.Length == 1
                ? $"{words[0]} ASC"
                : $"{words[0]} {words[1].ToUpperInvariant()}"
            : throw new CommandException(
                "InvalidOrder",
                ErrorCategory.InvalidArgument,
                $"'{string.Join(" ", words)}' is not a field name followed by ASC or DESC.",
                "Specify strings such as 'title ASC'."
            );
    }

    private static string Text(object? value) =>
        Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}
