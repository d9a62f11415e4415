namespace Globus.Automate.Language.Paths;

/// <summary>A text is not a path of the flow language.</summary>
public sealed class JsonPathSyntaxException : FormatException
{
    internal JsonPathSyntaxException(string reason, int position)
        : base($"{reason} (column {position + 1})")
    {
        Reason = reason;
        Position = position;
    }

    /// <summary>The reason, without the position.</summary>
    public string Reason { get; }

    /// <summary>The position in UTF-16 code units from 0.</summary>
    public int Position { get; }
}
