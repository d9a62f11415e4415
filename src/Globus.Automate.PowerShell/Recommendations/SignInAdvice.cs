namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>The command line that completes a sign-in.</summary>
/// <param name="Line">The line to run.</param>
/// <param name="Note">An additional note; null if there is none.</param>
internal sealed record SignInAdvice(string Line, string? Note = null)
{
    /// <summary>The advice as a part of a message.</summary>
    public string InSentence => Note is null ? $"Run: {Line}" : $"{Note} Run: {Line}";

    /// <summary>The command line with the note as a comment.</summary>
    public override string ToString() => Note is null ? Line : $"{Line} # {Note}";
}
