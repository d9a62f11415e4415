using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Globus.Automate.PowerShell.SignIn.Interactive;

/// <summary>Which program opens a page, if one can on this machine's own screen.</summary>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class SystemBrowser(Func<string, string?> variable)
{
    private static readonly string[] TextBrowsers = ["lynx", "www-browser", "links", "links2", "elinks", "w3m"];
    private static readonly string[] SshVariables = ["SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"];

    /// <summary>The choice that this process's environment leads to.</summary>
    public static SystemBrowser Current { get; } = new(System.Environment.GetEnvironmentVariable);

    /// <summary>
    /// Whether a browser on this screen can be opened: not in a session from elsewhere, without a screen, or by a
    /// browser that has only text.
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
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
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
        // An address in its escaped form has no quote, blank or dollar. What the browser prints does not belong on this
        // console.
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
