namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>What gets a context what it lacks.</summary>
/// <param name="Line">The line to run.</param>
/// <param name="Note">What the line does not say by itself; null when it says all.</param>
internal sealed record SignInAdvice(string Line, string? Note = null)
{
    /// <summary>The advice as a part of a message.</summary>
    public string InSentence => Note is null ? $"Run: {Line}" : $"{Note} Run: {Line}";

    /// <summary>The line with the note as its comment, so that all of it can be pasted.</summary>
    public override string ToString() => Note is null ? Line : $"{Line} # {Note}";
}
