using System.Globalization;
using System.Runtime.InteropServices;

namespace ModuleBenchmark;

/// <summary>Describes the machine that the figures come from.</summary>
internal static class Machine
{
    public static string Describe() =>
        string.Join(
            ", ",
            RuntimeInformation.OSDescription,
            RuntimeInformation.OSArchitecture,
            Processor(),
            string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GB"
            ),
            RuntimeInformation.FrameworkDescription
        );

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':')[1].Trim() ?? "unknown processor";
    }
}
