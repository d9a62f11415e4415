using System.Diagnostics;

namespace EmulatorBenchmark;

/// <summary>How long one request after the other takes while something else goes on.</summary>
internal static class Latency
{
    public static async Task<(double P50, double P99, int Count)> MeasureAsync(Func<Task> request, Task meanwhile)
    {
        var times = new List<double>();
        while (!meanwhile.IsCompleted)
        {
            var started = Stopwatch.GetTimestamp();
            await request();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        await meanwhile;
        times.Sort();
        return times.Count == 0
            ? (0, 0, 0)
            : (times[times.Count / 2], times[Math.Min(times.Count - 1, times.Count * 99 / 100)], times.Count);
    }
}
