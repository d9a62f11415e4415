namespace Globus.Automate.Language.Expressions;

/// <summary>A text is not an expression of the flow language.</summary>
public sealed class ExpressionSyntaxException : FormatException
{
    internal ExpressionSyntaxException(string reason, int position)
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
