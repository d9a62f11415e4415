namespace Globus.Automate.Language.Paths;

internal static class PathCharacters
{
    /// <summary>The characters that are allowed in a name after a dot.</summary>
    public static bool IsPlain(char character) => character is '_' or '-' || char.IsLetterOrDigit(character);
}
