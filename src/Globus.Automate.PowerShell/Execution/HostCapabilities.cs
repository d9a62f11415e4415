using System.Management.Automation.Host;

namespace Globus.Automate.PowerShell.Execution;

/// <summary>Checks whether a PowerShell host can prompt.</summary>
internal static class HostCapabilities
{
    private const int ShortestPrefix = 4;

    // The hosts of jobs, of programs without a console, and of remote sessions, where a prompt would block.
    private static readonly string[] HostsWithoutUser = ["Default Host", "ServerRemoteHost"];

    /// <summary>Whether the host can prompt and a user can respond.</summary>
    public static bool CanPrompt(PSHost host) =>
        System.Environment.UserInteractive
        && host.UI is not null
        && !HostsWithoutUser.Contains(host.Name)
        && !(host.Name == "ConsoleHost" && Console.IsInputRedirected)
        && !IsNonInteractive(System.Environment.GetCommandLineArgs());

    /// <summary>
    /// Whether the shell was started with <c>-NonInteractive</c>, in any case or abbreviated to <c>-noni</c>.
    /// </summary>
    /// <param name="arguments">The command line. Arguments after the command or the file are ignored.</param>
    public static bool IsNonInteractive(IEnumerable<string> arguments) =>
        arguments
            .Skip(1)
            .Where(argument => argument.Length > 1 && argument[0] is '-' or '/')
            .Select(argument => argument.TrimStart('-', '/').ToLowerInvariant())
            .TakeWhile(name =>
                !IsAbbreviation(name, "command", 1)
                && !IsAbbreviation(name, "file", 1)
                && !IsAbbreviation(name, "encodedcommand", 1)
                && name is not ("ec" or "cwa")
            )
            .Any(name => IsAbbreviation(name, "noninteractive", ShortestPrefix));

    private static bool IsAbbreviation(string name, string whole, int least) =>
        name.Length >= least && whole.StartsWith(name, StringComparison.Ordinal);
}
