namespace Globus.Automate.Language.Paths;

internal static class PathCharacters
{
    /// <summary>Whether a character may stand in a name after a dot.</summary>
    public static bool IsPlain(char character) => character is '_' or '-' || char.IsLetterOrDigit(character);
}
