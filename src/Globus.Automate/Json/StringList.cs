using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

/// <summary>A read-only list of strings whose text fits into one cell of a table.</summary>
[JsonConverter(typeof(StringListConverter))]
public sealed class StringList : ReadOnlyCollection<string>
{
    /// <summary>A list of the given strings.</summary>
    public StringList(IEnumerable<string> items)
        : base([.. items]) { }

    /// <summary>The list with nothing in it.</summary>
    public static StringList None { get; } = new([]);

    /// <summary>The strings, joined with <c>"; "</c>.</summary>
    public override string ToString() => string.Join("; ", this);
}
