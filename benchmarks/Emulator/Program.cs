using System.Diagnostics;
using System.Globalization;
using EmulatorBenchmark;

// How the emulator fares under load, on this machine, beside the cost of a request that does nothing.
const string fiveStates = """
    {"StartAt": "A", "States": {
      "A": {"Type": "Pass", "Parameters": {"n.=": "n + 1"}, "ResultPath": "$.A", "Next": "B"},
      "B": {"Type": "Choice", "Choices": [{"Variable": "$.A.n", "NumericGreaterThan": 1, "Next": "C"}], "Default": "E"},
      "C": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
      "Parameters": {"echo_string": "hi"}, "ResultPath": "$.C", "Next": "D"},
      "D": {"Type": "ExpressionEval", "Parameters": {"m.=": "A.n * 2"}, "ResultPath": "$.D", "Next": "E"},
      "E": {"Type": "Pass", "End": true}}}
    """;
const string twoSeconds = """
    {"StartAt": "A", "States": {
      "A": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"sleep_time": 2},
      "ResultPath": "$.A", "End": true}}}
    """;
const string waits = """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 86400, "End": true}}}""";
const int runs = 5000;
const int waitingRuns = 10_000;

var assembly = Path.GetFullPath(
    Path.Combine(
        AppContext.BaseDirectory,
        "..",
        "..",
        "..",
        "..",
        "..",
        "src",
        "Globus.Automate.Emulator",
        "bin",
        Configuration(),
        "net10.0",
        "Globus.Automate.Emulator.dll"
    )
);
Console.WriteLine($"{Environment.ProcessorCount} processors, {Configuration()}");

var sections = new Dictionary<string, Func<Task>>
{
    ["memory"] = () => MeasureFiveStatesAsync(directory: null),
    ["data"] = MeasureWithDataAsync,
    ["actions"] = MeasureActionsAsync,
    ["waiting"] = MeasureWaitingAsync,
};
foreach (var section in args.Length == 0 ? sections.Keys : (IEnumerable<string>)args)
{
    Console.WriteLine($"-- {section}");
    await sections[section]();
}

async Task MeasureWithDataAsync()
{
    var directory = Directory.CreateTempSubdirectory("emulator-benchmark-");
    try
    {
        await MeasureFiveStatesAsync(directory.FullName);
    }
    finally
    {
        directory.Delete(recursive: true);
    }
}

async Task MeasureFiveStatesAsync(string? directory)
{
    var clock = Stopwatch.StartNew();
    using var emulator = await EmulatorUnderLoad.StartAsync(assembly, directory is null ? [] : ["--data", directory]);
    Print("start to healthy", $"{clock.ElapsedMilliseconds} ms");
    Print("memory, idle", $"{emulator.MemoryMegabytes:F0} MB");
    var flow = await emulator.PublishAsync(fiveStates);
    var cold = await RateAsync(runs, FinishAsync);
    var baseline = await RateAsync(runs, () =>
        Parallel.ForAsync(0, runs, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
            await emulator.GetAsync("_emulator/health")
        )
    );
    Print("baseline: requests that do nothing", $"{baseline:F0} /s");
    Print(
        "the first runs of five states, during JIT compilation",
        $"{cold:F0} /s, {cold / baseline:F2} of the baseline"
    );
    await FinishAsync();
    var used = emulator.ProcessorTime;
    var rate = await RateAsync(runs, FinishAsync);
    Print("runs of five states, started and finished", $"{rate:F0} /s, {rate / baseline:F2} of the baseline");
    Print(
        "processor time of the emulator for one of them",
        $"{(emulator.ProcessorTime - used).TotalMilliseconds / runs:F2} ms"
    );
    var watched = await emulator.StartRunAsync(flow);
    PrintLatency(
        "GET /runs/{id} during these runs",
        await Latency.MeasureAsync(() => emulator.GetRunAsync(watched), Task.Run(FinishAsync))
    );
    PrintLatency(
        "a request that does nothing during these runs",
        await Latency.MeasureAsync(() => emulator.GetAsync("_emulator/health"), Task.Run(FinishAsync))
    );

    async Task FinishAsync()
    {
        await emulator.StartRunsAsync(flow, runs);
        await emulator.WhenOverAsync();
    }
}

async Task MeasureActionsAsync()
{
    using var emulator = await EmulatorUnderLoad.StartAsync(assembly);
    var flow = await emulator.PublishAsync(twoSeconds);
    await emulator.StartRunAsync(flow);
    await emulator.WhenOverAsync();
    var watched = await emulator.StartRunAsync(flow);
    var clock = Stopwatch.StartNew();
    var busy = Task.Run(async () =>
    {
        await emulator.StartRunsAsync(flow, 1000);
        await emulator.WhenOverAsync();
    });
    PrintLatency(
        "GET /runs/{id} while 1,000 runs wait for actions of 2 s",
        await Latency.MeasureAsync(() => emulator.GetRunAsync(watched), busy)
    );
    Print("1,000 runs with actions of 2 s, in all", $"{clock.Elapsed.TotalSeconds:F1} s");
}

async Task MeasureWaitingAsync()
{
    using var emulator = await EmulatorUnderLoad.StartAsync(assembly);
    var flow = await emulator.PublishAsync(waits);
    await emulator.StartRunsAsync(flow, 100);
    var before = emulator.MemoryMegabytes;
    var ids = await emulator.StartRunsAsync(flow, waitingRuns);
    var after = emulator.MemoryMegabytes;
    Print("memory with 10,000 waiting runs", $"{after:F0} MB, {(after - before) * 1024 / waitingRuns:F1} KB a run");
    var pause = Task.Delay(TimeSpan.FromSeconds(3));
    PrintLatency(
        "GET /runs/{id} with 10,000 waiting",
        await Latency.MeasureAsync(() => emulator.GetRunAsync(ids[0]), pause)
    );
}

static async Task<double> RateAsync(int count, Func<Task> work)
{
    var clock = Stopwatch.StartNew();
    await work();
    return count / clock.Elapsed.TotalSeconds;
}

static void Print(string what, FormattableString value) =>
    Console.WriteLine($"{what,-58} {value.ToString(CultureInfo.InvariantCulture)}");

static void PrintLatency(string what, (double P50, double P99, int Count) latency) =>
    Print(what, $"p50 {latency.P50:F1} ms, p99 {latency.P99:F1} ms, {latency.Count} requests");

static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
