namespace Globus.Automate.Language.Schema;

internal static class UnexpectedItems
{
    public static string Describe(IReadOnlyCollection<string> extra) =>
        $"{string.Join(", ", extra)} {(extra.Count == 1 ? "was" : "were")} unexpected";
}
