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

    /// <summary>Reads the fields with their directions, in the form of the service.</summary>
    /// <param name="example">A valid order, for the recommended action.</param>
    /// <exception cref="CommandException">The order is not valid.</exception>
    internal IReadOnlyList<string> ReadFields(string example) =>
        Read(example) is { Length: > 0 } fields
            ? fields
            : throw new CommandException(
                "InvalidOrder",
                ErrorCategory.InvalidArgument,
                "-OrderBy contains no field.",
                $"Specify strings such as '{example}', or omit -OrderBy."
            );

    private string[] Read(string example) =>
        (_value is PSObject wrapped ? wrapped.BaseObject : _value) switch
        {
            IOrderedDictionary ordered =>
            [
                .. ((IDictionary)ordered)
                    .Cast<DictionaryEntry>()
                    .Select(entry => Field(entry.Key, entry.Value, example)),
            ],
            IDictionary { Count: > 1 } => throw new CommandException(
                "InvalidOrder",
                ErrorCategory.InvalidArgument,
                "-OrderBy is a hashtable with several fields. A hashtable does not keep their order.",
                $"Use [ordered]@{{ ... }} or strings such as '{example}'."
            ),
            IDictionary one => [.. one.Cast<DictionaryEntry>().Select(entry => Field(entry.Key, entry.Value, example))],
            IEnumerable items and not string => [.. items.Cast<object?>().SelectMany(item => FieldsOf(item, example))],
            var one => FieldsOf(one, example),
        };

    // Users may write one string with commas.
    private static string[] FieldsOf(object? text, string example) =>
        [.. Text(text).Split(',').Select(field => Field(field, null, example))];

    private static string Field(object? field, object? direction, string example)
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
                $"Specify strings such as '{example}'."
            );
    }

    private static string Text(object? value) =>
        Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}
