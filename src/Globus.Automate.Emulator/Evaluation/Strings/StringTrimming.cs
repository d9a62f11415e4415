using Globus.Automate.Emulator.Evaluation.Calls;

namespace Globus.Automate.Emulator.Evaluation.Strings;

/// <summary>Removes white space or other characters from the ends of strings.</summary>
internal static class StringTrimming
{
    public static string Both(string text, Arguments arguments, Budget budget) =>
        Trim(text, arguments, budget, static (text, isTaken) => Right(Left(text, isTaken), isTaken));

    public static string Left(string text, Arguments arguments, Budget budget) => Trim(text, arguments, budget, Left);

    public static string Right(string text, Arguments arguments, Budget budget) => Trim(text, arguments, budget, Right);

    private static string Trim(
        string text,
        Arguments arguments,
        Budget budget,
        Func<string, Func<char, bool>, string> trim
    )
    {
        var characters = arguments.OptionalString(0);
        budget.Search(text.Length, characters?.Length ?? 1);
        return trim(text, characters is null ? char.IsWhiteSpace : characters.Contains);
    }

    private static string Left(string text, Func<char, bool> isTaken)
    {
        var start = 0;
        while (start < text.Length && isTaken(text[start]))
        {
            start++;
        }

        return text[start..];
    }

    private static string Right(string text, Func<char, bool> isTaken)
    {
        var end = text.Length;
        while (end > 0 && isTaken(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }
}
