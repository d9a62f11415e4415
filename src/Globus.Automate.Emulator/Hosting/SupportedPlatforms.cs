using System.Reflection;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>The platforms for which the emulator includes SQLite's native library.</summary>
internal static class SupportedPlatforms
{
    /// <summary>Their runtime identifiers, as the project file lists them.</summary>
    public static IReadOnlyList<string> All { get; } =
        typeof(SupportedPlatforms)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Platforms")
            .Value!.Split(';');

    /// <summary>The identifiers as part of a sentence.</summary>
    public static string Text => $"{string.Join(", ", All.SkipLast(1))} or {All[^1]}";
}
