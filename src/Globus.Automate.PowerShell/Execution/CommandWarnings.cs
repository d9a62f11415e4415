using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>Lets what a command sets going warn its user, from whichever thread.</summary>
internal static class CommandWarnings
{
    /// <summary>Writes a warning, where a command runs.</summary>
    public static void Write(string message)
    {
        if (AsyncCommand.Current is { } command)
        {
            command.QueueMessage(() => command.WriteWarning(PlainText.Of(message)));
        }
    }
}
