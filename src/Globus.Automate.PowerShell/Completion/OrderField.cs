namespace Globus.Automate.PowerShell.Completion;

/// <summary>The fields that a list can be ordered by.</summary>
internal static class OrderField
{
    /// <summary>Each field in both directions.</summary>
    public static IEnumerable<SeenItem> Both(params string[] fields) =>
        fields.SelectMany(field => new[] { new SeenItem($"{field} ASC", "smallest or oldest first"), new SeenItem($"{field} DESC", "largest or newest first") });
}
