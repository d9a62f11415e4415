using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

/// <summary>A read-only list of strings whose text fits into a table cell.</summary>
[JsonConverter(typeof(StringListConverter))]
public sealed class StringList : ReadOnlyCollection<string>
{
    /// <summary>Creates a list of strings.</summary>
    public StringList(IEnumerable<string> items)
        : base([.. items]) { }

    /// <summary>The empty list.</summary>
    public static StringList None { get; } = new([]);

    /// <summary>The strings, joined with <c>"; "</c>.</summary>
    public override string ToString() => string.Join("; ", this);
}
