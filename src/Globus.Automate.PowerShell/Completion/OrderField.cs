using Globus.Automate.PowerShell.Completion.Recent;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>The fields by which the service can sort a list.</summary>
internal static class OrderField
{
    /// <summary>Each field in both directions.</summary>
    public static IEnumerable<CompletionItem> InBothDirections(params string[] fields) =>
        from field in fields
        from item in new CompletionItem[]
        {
            new($"{field} ASC", "", "smallest or oldest first"),
            new($"{field} DESC", "", "largest or newest first"),
        }
        select item;
}
