namespace Globus.Automate.Emulator.Evaluation;

/// <summary>Takes characters off the ends of strings: white space, or those given.</summary>
internal static class StringTrimming
{
    public static string Both(string text, string? characters) => characters is null ? text.Trim() : characters.Length == 0 ? text : text.Trim(characters.ToCharArray());

    public static string Left(string text, string? characters) => characters is null ? text.TrimStart() : characters.Length == 0 ? text : text.TrimStart(characters.ToCharArray());

    public static string Right(string text, string? characters) => characters is null ? text.TrimEnd() : characters.Length == 0 ? text : text.TrimEnd(characters.ToCharArray());
}
