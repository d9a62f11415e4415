using System.Runtime.InteropServices;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>The assemblies compiled in advance: the module uses those for this platform, and works without.</summary>
public sealed class PrecompiledTests
{
    private static readonly string[] Libraries =
    [
        "Globus.Automate.dll",
        "Globus.Automate.Language.dll",
        "Globus.Automate.PowerShell.dll",
    ];
    private static readonly string[] Platforms = ["linux-x64", "osx-arm64", "win-x64"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_image_of_this_platform_is_used_where_there_is_one(bool isThere)
    {
        Assert.SkipUnless(Platforms.Contains(Platform), $"No image is made for {Platform}.");
        using var copy = new TemporaryFolder();
        Copy(Repository.Module, copy.Path);
        var folder = Path.Combine(copy.Path, "bin", "net8.0");
        if (!isThere)
        {
            Directory.Delete(Path.Combine(folder, Platform), recursive: true);
        }

        var (exitCode, output) = await RealShell.Precompiled.RunAsync(
            $$"""
            Import-Module '{{copy.Path}}/Globus.Automate.psd1' -ErrorAction Stop
            Test-GlobusFlow -Definition '{}' -ErrorAction Ignore | Out-Null
            [AppDomain]::CurrentDomain.GetAssemblies().Location -match 'Globus.Automate(.Language|.PowerShell)?.dll$' | Sort-Object
            exit 0
            """
        );

        var expected = Libraries.Select(name => Path.Combine(folder, isThere ? Platform : "", name));
        Assert.Equal((0, string.Join('\n', expected)), (exitCode, output.ReplaceLineEndings("\n").Trim()));
    }

    private static string Platform { get; } =
        (
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux"
        ) + $"-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (!path.StartsWith("emulator", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, path))!);
                File.Copy(file, Path.Combine(target, path));
            }
        }
    }
}
