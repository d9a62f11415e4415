namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>The journal cannot be used.</summary>
/// <param name="failure">The reason.</param>
/// <param name="message">The message.</param>
/// <param name="innerException">The cause.</param>
internal sealed class JournalException(JournalFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The reason.</summary>
    public JournalFailure Failure { get; } = failure;
}
