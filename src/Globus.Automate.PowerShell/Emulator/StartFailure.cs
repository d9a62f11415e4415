using System.Diagnostics;
using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>Creates the error of an emulator that did not start.</summary>
internal static class StartFailure
{
    // The exit code of the dotnet host if a required framework is not installed.
    private const int FrameworkMissing = 150;

    private const string Install =
        "Install the ASP.NET Core 10 runtime (https://dotnet.microsoft.com/download/dotnet/10.0), then run "
        + "Start-GlobusEmulator again.";

    /// <summary>Reads the error from the output of the process.</summary>
    public static async Task<CommandException> ReadAsync(Process process)
    {
        var output = await process.StandardError.ReadToEndAsync().ConfigureAwait(false);
        process.WaitForExit();
        if ((process.ExitCode & 0xFF) == FrameworkMissing)
        {
            return RuntimeMissing("The emulator needs the ASP.NET Core 10 runtime, which is not installed.", null);
        }

        return TryReadError(output, out var error, out var message)
            ? Describe(error, message)
            : new CommandException(
                "EmulatorStartFailed",
                ErrorCategory.OpenError,
                $"The emulator exited with code {process.ExitCode} before it was ready.",
                "Run the emulator to see the error: dotnet \"" + EmulatorFolder.Assembly + "\""
            );
    }

    /// <summary>The error of a package without the emulator.</summary>
    public static CommandException EmulatorMissing() =>
        new(
            "EmulatorMissing",
            ErrorCategory.NotInstalled,
            $"This copy of the module does not include the emulator: '{EmulatorFolder.Assembly}' was not found.",
            "Install-PSResource Globus.Automate -Reinstall # The package for Azure Automation has no emulator."
        );

    /// <summary>The error of a missing runtime.</summary>
    public static CommandException RuntimeMissing(string message, Exception? cause) =>
        new("EmulatorRuntimeMissing", ErrorCategory.NotInstalled, message, Install, cause);

    private static CommandException Describe(string error, string message) =>
        error switch
        {
            // The text after the first sentence is for command-line users.
            "PortInUse" => new(
                "EmulatorPortInUse",
                ErrorCategory.ResourceBusy,
                message.Split([". "], 2, StringSplitOptions.None)[0] + ".",
                "Start-GlobusEmulator -Port 0 # Uses any free port."
            ),
            "Seed" => new("EmulatorSeedInvalid", ErrorCategory.InvalidData, message),
            "DataDirectory" => new("EmulatorDataUnusable", ErrorCategory.OpenError, message),
            "NativeLibrary" => new("EmulatorLibraryMissing", ErrorCategory.NotInstalled, message),
            _ => new("EmulatorStartFailed", ErrorCategory.OpenError, message),
        };

    private static bool TryReadError(string output, out string error, out string message)
    {
        error = message = "";
        try
        {
            using var document = JsonDocument.Parse(output);
            error = document.RootElement.GetProperty("error").GetString() ?? "";
            message = document.RootElement.GetProperty("message").GetString() ?? "";
            return message.Length > 0;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }
}
