namespace ModuleBenchmark;

/// <summary>Measures the lines of the table, one group of programs after the other.</summary>
internal sealed class Table(Benchmark benchmark, bool hasPython, bool isQuick)
{
    /// <summary>Measures all lines.</summary>
    /// <param name="runs">How many times each process runs.</param>
    /// <param name="emptyModule">The manifest of a module that does nothing.</param>
    public async IAsyncEnumerable<Row> MeasureAsync(int runs, string emptyModule)
    {
        var import = await Samples.TakeAsync(
            runs,
            new()
            {
                ["module"] = benchmark.Script("Import.ps1"),
                ["empty"] = benchmark.Script("Import.ps1", emptyModule),
            }
        );
        yield return Compare(
            "`Import-Module`, against an empty module with the same views",
            import,
            "import",
            "empty",
            "1.2"
        );

        var whole = await Samples.TakeAsync(runs, Programs("Whole"));
        yield return Compare(
            "Whole process: import, sign in, list 100 runs; against `Invoke-RestMethod`",
            whole,
            "wall",
            "rest",
            "0.95"
        );
        yield return Compare("The same, processor time", whole, "processor", "rest", "");
        yield return Compare("The same, against globus-sdk", whole, "wall", "python", "1.4");
        yield return Compare(
            "First list in a process, against the first `Invoke-RestMethod`",
            whole,
            "first",
            "rest",
            "0.5"
        );

        var list = await Samples.TakeAsync(isQuick ? 1 : 3, Programs("List"));
        var reader = await BareReader.MeasureAsync(benchmark.Service);
        yield return Compare("10,000 runs, first time in a process, against globus-sdk", list, "cold", "python", "2");
        yield return new(
            "10,000 runs, warm, against a bare reader",
            list.Median("module", "warm"),
            reader,
            "ms",
            "1.6"
        );
        yield return Compare("The same, against globus-sdk", list, "warm", "python", "1.0");
        yield return Compare("The same, against a loop of `Invoke-RestMethod`", list, "warm", "rest", "0.125");
        yield return Compare(
            "Allocated per listed run, against `Invoke-RestMethod`",
            list,
            "run.allocated",
            "rest",
            "",
            "KB"
        );
        yield return Compare("Kept per run, against `Invoke-RestMethod`", list, "run.kept", "rest", "", "KB");

        var starts = await Samples.TakeAsync(1, new() { ["module"] = benchmark.Script("Starts.ps1") });
        yield return Against(
            "500 starts with `-ThrottleLimit 16`, against 1",
            starts,
            "starts.16",
            "starts.1",
            "0.067"
        );
        yield return Against("500 starts with `-ThrottleLimit 32`, against 1", starts, "starts.32", "starts.1", "0.04");

        var validation = await Samples.TakeAsync(1, new() { ["module"] = benchmark.Script("Validation.ps1") });
        yield return Against(
            "`Test-GlobusFlow`, 10,000 states, against 1,000",
            validation,
            "10000.json",
            "1000.json",
            "10"
        );
        if (!isQuick)
        {
            yield return Against("The same, 100,000 against 10,000", validation, "100000.json", "10000.json", "10");
        }

        yield return Against(
            "The same, 10,000 states in YAML, against JSON",
            validation,
            "10000.yaml",
            "10000.json",
            ""
        );
    }

    private Dictionary<string, Func<Task<IReadOnlyDictionary<string, double>>>> Programs(string name)
    {
        var programs = new Dictionary<string, Func<Task<IReadOnlyDictionary<string, double>>>>
        {
            ["module"] = benchmark.Script($"{name}Module.ps1"),
            ["rest"] = benchmark.Script($"{name}Rest.ps1"),
        };
        if (hasPython)
        {
            programs["python"] = benchmark.Script($"{name}Python.py");
        }

        return programs;
    }

    private static Row Compare(
        string subject,
        Samples samples,
        string number,
        string peer,
        string target,
        string unit = "ms"
    )
    {
        var scale = unit == "KB" ? 1000.0 : 1.0;
        return new(
            subject,
            samples.Median("module", number) / scale,
            samples.Median(peer, number) / scale,
            unit,
            target
        );
    }

    private static Row Against(string subject, Samples samples, string number, string other, string target) =>
        new(subject, samples.Median("module", number), samples.Median("module", other), "ms", target);
}
