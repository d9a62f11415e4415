using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Globus.Automate.PowerShell.SignIn.Interactive;

/// <summary>Selects the program that opens a page on this computer.</summary>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class SystemBrowser(Func<string, string?> variable)
{
    private static readonly string[] TextBrowsers = ["lynx", "www-browser", "links", "links2", "elinks", "w3m"];
    private static readonly string[] SshVariables = ["SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"];

    /// <summary>The browser for the environment of this process.</summary>
    public static SystemBrowser Current { get; } = new(System.Environment.GetEnvironmentVariable);

    /// <summary>
    /// Whether a browser can be opened: not in a remote session, without a display, or with a text-only browser.
    /// </summary>
    public bool IsAvailable
    {
        get
        {
            if (SshVariables.Any(IsSet))
            {
                return false;
            }

            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
            {
                return true;
            }

            if (ConfiguredProgram is { } chosen)
            {
                return !TextBrowsers.Contains(Path.GetFileName(chosen)) && Exists(chosen);
            }

            return (IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY")) && Exists("xdg-open");
        }
    }

    private string? ConfiguredProgram => variable("BROWSER") is { Length: > 0 } list ? list.Split(':', ' ')[0] : null;

    /// <summary>Opens a page, without waiting for the browser.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program does not exist.</exception>
    public void Open(Uri page)
    {
        using var started = Process.Start(Command(page.AbsoluteUri));
    }

    private ProcessStartInfo Command(string page)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return new ProcessStartInfo(page) { UseShellExecute = true };
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            return new ProcessStartInfo("/usr/bin/open", $"\"{page}\"") { UseShellExecute = false };
        }
        // An escaped address contains no quotes, spaces or dollar signs. The output of the browser is discarded.
        return new ProcessStartInfo(
            "/bin/sh",
            $"-c \"exec '{ConfiguredProgram ?? "xdg-open"}' '{page}' >/dev/null 2>&1\""
        )
        {
            UseShellExecute = false,
        };
    }

    private bool Exists(string program) =>
        program.Contains('/')
            ? File.Exists(program)
            : (variable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    private bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));
}
