using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>The JSON line that an emulator writes when it is ready.</summary>
internal static class ReadyLine
{
    /// <summary>Parses the line.</summary>
    /// <exception cref="CommandException">The line is not valid.</exception>
    public static EmulatorInstance Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var ready = document.RootElement;
            return new EmulatorInstance(
                new Uri(Text(ready, "url")),
                ready.GetProperty("pid").GetInt32(),
                Text(ready, "version"),
                Text(ready, "clientId"),
                Text(ready, "clientSecret")
            );
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new CommandException(
                "EmulatorStartFailed",
                ErrorCategory.InvalidResult,
                "The first output line of the emulator cannot be read.",
                "Reinstall the module; its files have different versions.",
                exception
            );
        }
    }

    private static string Text(JsonElement ready, string name) => ready.GetProperty(name).GetString() ?? "";
}
