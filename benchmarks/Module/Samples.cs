namespace ModuleBenchmark;

/// <summary>The numbers of several programs, which take turns so that they meet the same machine.</summary>
internal sealed class Samples
{
    private readonly Dictionary<string, List<double>> _values = [];

    /// <summary>Runs each program as many times, in turn. A first round fills caches and does not count.</summary>
    /// <param name="runs">The number of rounds that count.</param>
    /// <param name="programs">The programs by name.</param>
    public static async Task<Samples> TakeAsync(
        int runs,
        Dictionary<string, Func<Task<IReadOnlyDictionary<string, double>>>> programs
    )
    {
        var samples = new Samples();
        for (var round = 0; round <= runs; round++)
        {
            foreach (var (name, run) in programs)
            {
                var numbers = await run();
                if (round > 0)
                {
                    samples.Add(name, numbers);
                }
            }
        }

        return samples;
    }

    /// <summary>The median of a number; null where the program did not run.</summary>
    public double? Median(string program, string number) =>
        _values.TryGetValue($"{program}.{number}", out var values) ? values.Order().ElementAt(values.Count / 2) : null;

    private void Add(string program, IReadOnlyDictionary<string, double> numbers)
    {
        foreach (var (number, value) in numbers)
        {
            var key = $"{program}.{number}";
            _values.TryAdd(key, []);
            _values[key].Add(value);
        }
    }
}
