using System.Text;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>Quotes an argument for the command line of any operating system.</summary>
internal static class CommandLineArgument
{
    /// <summary>Returns the argument in quotes; inner quotes and the backslashes before them are escaped.</summary>
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
