namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// The limits of a run's history. A document beyond them is replaced by an object that says how long it was.
/// </summary>
internal static class VisitDocument
{
    /// <summary>The longest document, in characters.</summary>
    public const int MaximumLength = 256 * 1024;

    /// <summary>The most characters that all documents of one run may have.</summary>
    public const long MaximumHistory = 64 * 1024 * 1024;

    /// <param name="document">The document as JSON.</param>
    /// <param name="historySize">How many characters the run's history has already.</param>
    public static string Limit(string document, long historySize) =>
        document.Length <= MaximumLength && historySize + document.Length <= MaximumHistory
            ? document
            : $$"""{"omitted_characters":{{document.Length}}}""";
}
