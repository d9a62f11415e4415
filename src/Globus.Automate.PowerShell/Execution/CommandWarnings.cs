using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>Writes warnings of the running command from any thread.</summary>
internal static class CommandWarnings
{
    /// <summary>Writes a warning if a command is running.</summary>
    public static void Write(string message)
    {
        if (AsyncCommand.Current is { } command)
        {
            command.QueueMessage(() => command.WriteWarning(PlainText.Of(message)));
        }
    }
}
