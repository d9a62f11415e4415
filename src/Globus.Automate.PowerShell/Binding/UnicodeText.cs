namespace Globus.Automate.PowerShell.Binding;

/// <summary>Texts that come from elsewhere may have been cut in the middle of a character.</summary>
internal static class UnicodeText
{
    /// <summary>Whether every surrogate has its other half.</summary>
    /// <param name="text">The text.</param>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }

        return true;
    }
}
