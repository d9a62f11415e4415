using System.Diagnostics;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>The dotnet command that runs the emulator.</summary>
internal static class DotNetHost
{
    /// <summary>The command from <c>DOTNET_HOST_PATH</c> or <c>DOTNET_ROOT</c>, otherwise from PATH.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host))
        {
            return host;
        }

        var name = System.IO.Path.DirectorySeparatorChar == '\\' ? "dotnet.exe" : "dotnet";
        if (
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root
            && File.Exists(System.IO.Path.Combine(root, name))
        )
        {
            return System.IO.Path.Combine(root, name);
        }

        using var self = Process.GetCurrentProcess();
        return System.IO.Path.GetFileNameWithoutExtension(self.MainModule?.FileName) == "dotnet"
            ? self.MainModule!.FileName!
            : name;
    }
}
