using System.Text;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>One argument on a command line, quoted as programs read it on every system.</summary>
internal static class CommandLineArgument
{
    /// <summary>The argument in quotes, with its own quotes and the backslashes before them escaped.</summary>
    public static string Quote(string argument)
    {
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            backslashes = c == '\\' ? backslashes + 1 : 0;
            if (c == '"')
            {
                quoted.Append('\\', CountTrailing(quoted) + 1);
            }

            quoted.Append(c);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }

    private static int CountTrailing(StringBuilder text)
    {
        var count = 0;
        while (count < text.Length && text[text.Length - 1 - count] == '\\')
        {
            count++;
        }

        return count;
    }
}
