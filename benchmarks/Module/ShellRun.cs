using System.Diagnostics;
using System.Globalization;

namespace ModuleBenchmark;

/// <summary>Runs a script in a process of its own.</summary>
internal static class ShellRun
{
    /// <summary>Runs a program to its end and measures the whole process.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Further variables.</param>
    /// <returns>
    /// The wall time in milliseconds under <c>wall</c>, and each line <c>name=number</c> of its output.
    /// </returns>
    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var wall = clock.Elapsed.TotalMilliseconds;
        if (process.ExitCode != 0 || texts[1].Length > 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', start.ArgumentList)}: {texts[0]}{texts[1]}"
            );
        }

        var results = new Dictionary<string, double> { ["wall"] = wall };
        foreach (
            var line in texts[0].Split('\n').Select(line => line.Trim().Split('=')).Where(line => line.Length == 2)
        )
        {
            results[line[0]] = double.Parse(line[1], CultureInfo.InvariantCulture);
        }

        return results;
    }
}
