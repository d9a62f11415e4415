using ModuleBenchmark;

// The table of docs/performance.md: the module beside its peers, in one run. --quick takes fewer samples.
var isQuick = args.Contains("--quick");
var runs = isQuick ? 3 : 9;
var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));
var files = Directory.CreateTempSubdirectory("module-benchmark-").FullName;
try
{
    DefinitionFiles.Write(files, isQuick ? [1_000, 10_000] : [1_000, 10_000, 100_000], yamlSize: 10_000);
    await using var service = await RunService.StartAsync(pages: 100, startLatency: TimeSpan.FromMilliseconds(20));
    var benchmark = new Benchmark(root, service.Address, files);
    var hasPython = Benchmark.HasGlobusSdk();
    var table = new Table(benchmark, hasPython, isQuick);
    var rows = new List<Row>();
    await foreach (var row in table.MeasureAsync(runs, Path.Combine(root, "out", "EmptyModule", "EmptyModule.psd1")))
    {
        Console.WriteLine(row);
        rows.Add(row);
    }

    if (!hasPython)
    {
        Console.WriteLine("globus-sdk for Python cannot be imported, so it was skipped.");
    }

    if (!isQuick)
    {
        Report.Write(Path.Combine(root, "docs", "performance.md"), rows, runs, hasPython);
    }
}
finally
{
    Directory.Delete(files, recursive: true);
}
