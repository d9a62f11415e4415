namespace Globus.Automate.Emulator.Runs;

/// <summary>The limits of a run's history. An object with the length replaces a document beyond them.</summary>
internal static class VisitDocument
{
    /// <summary>The longest document, in characters.</summary>
    public const int MaximumLength = 256 * 1024;

    /// <summary>The maximum number of characters of all documents of a run.</summary>
    public const long MaximumHistory = 64 * 1024 * 1024;

    private const string Replacement = """{"omitted_characters":""";

    /// <summary>Whether an object with the length replaces the document.</summary>
    public static bool IsOmitted(string document) => document.StartsWith(Replacement, StringComparison.Ordinal);

    /// <param name="document">The document as JSON.</param>
    /// <param name="historySize">The current number of characters in the run's history.</param>
    public static string Limit(string document, long historySize) =>
        document.Length <= MaximumLength && historySize + document.Length <= MaximumHistory
            ? document
            : $"{Replacement}{document.Length}}}";
}
