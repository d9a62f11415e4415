using System.Text.Json;
using Globus.Automate.Flows;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Publishes a flow, runs it and reads the log.</summary>
internal static class RunScenarios
{
    private const string Greeting = """
        {
          "StartAt": "Greet",
          "States": {
            "Greet": {
              "Type": "Pass",
              "Parameters": {"text.=": "'Grüße, ' + name"},
              "ResultPath": "$.greeting",
              "Next": "Pause"
            },
            "Pause": {"Type": "Wait", "Seconds": 1, "Next": "Done"},
            "Done": {"Type": "Pass", "End": true}
          }
        }
        """;

    private const string Refusal = """
        {"StartAt": "Refuse", "States": {"Refuse": {"Type": "Fail", "Error": "NotToday", "Cause": "Closed"}}}
        """;

    /// <summary>Runs a flow to its end.</summary>
    public static async Task RunAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var flow = await session.PublishAsync("Greeting", Greeting).ConfigureAwait(false);
        Console.Out.WriteLine($"published {flow.Title}");
        var input = new RunRequest
        {
            Body = JsonDocument.Parse("""{"name": "Zoë 😀"}""").RootElement,
            Label = "First",
            Tags = ["a", "b"],
        };

        var started = await session.Client.Runs.StartAsync(flow.Id, input).ConfigureAwait(false);
        Console.Out.WriteLine($"started {started.Label} {started.Status} {string.Join(",", started.Tags)}");

        var run = await session.WaitAsync(started.Id).ConfigureAwait(false);
        Console.Out.WriteLine($"{run.Status} {run.CompletionTime > run.StartTime} {run.Details?["output"]}");
        await PrintLogAsync(session, run).ConfigureAwait(false);
        var definition = await session.Client.Runs.GetDefinitionAsync(run.Id).ConfigureAwait(false);
        Console.Out.WriteLine(definition.Definition?["StartAt"]);
    }

    /// <summary>Runs a flow that fails.</summary>
    public static async Task FailAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var flow = await session.PublishAsync("Refusal", Refusal).ConfigureAwait(false);

        var started = await session.Client.Runs.StartAsync(flow.Id, new RunRequest()).ConfigureAwait(false);
        var run = await session.WaitAsync(started.Id).ConfigureAwait(false);

        Console.Out.WriteLine($"{run.Status} {run.Failure}");
        await PrintLogAsync(session, run).ConfigureAwait(false);
    }

    private static async Task PrintLogAsync(Session session, Run run)
    {
        await foreach (
            var entry in session.Client.Runs.Log(run.Id, new RunLogQuery { Limit = 3 }).ConfigureAwait(false)
        )
        {
            Console.Out.WriteLine($"  {entry.Code} {entry.StateName}".TrimEnd());
        }
    }
}
