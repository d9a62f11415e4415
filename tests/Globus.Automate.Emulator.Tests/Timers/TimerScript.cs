using System.Globalization;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Timers;

/// <summary>A user of Globus Timers, with one flow.</summary>
internal sealed class TimerScript
{
    public const string Scope = "https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer";

    public const string Pass = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""";

    private TimerScript(TestEmulator emulator, JsonObject flow)
    {
        (Emulator, Flow) = (emulator, flow);
        Begin = emulator.Host.Clock.GetUtcNow();
    }

    public TestEmulator Emulator { get; }

    public JsonObject Flow { get; }

    public string FlowId => (string)Flow["id"]!;

    /// <summary>The timer scope with the scope of the flow.</summary>
    public string FlowTimerScope => $"{Scope}[{Flow["globus_auth_scope"]}]";

    /// <summary>The time of the frozen clock when the script began.</summary>
    public DateTimeOffset Begin { get; }

    public static async Task<TimerScript> StartAsync(TestEmulator emulator, string definition = Pass) =>
        new(emulator, await emulator.CreateFlowAsync(definition));

    /// <summary>A timer of the flow; <c>{+N}</c> in the schedule is N seconds after the beginning.</summary>
    public JsonObject NewTimer(string schedule, string body = """{"body": {}}""") =>
        new()
        {
            ["timer"] = new JsonObject
            {
                ["timer_type"] = "flow",
                ["flow_id"] = FlowId,
                ["name"] = "A timer",
                ["schedule"] = JsonNode.Parse(WithTimes(schedule)),
                ["body"] = JsonNode.Parse(body),
            },
        };

    public Task<TestEmulator.Response> TryCreateAsync(JsonObject timer, string? scope = null, Client? client = null) =>
        Emulator.SendAsync("POST", "v2/timer", timer, scope ?? FlowTimerScope, client);

    public async Task<string> CreateAsync(string schedule) =>
        (string)(await TryCreateAsync(NewTimer(schedule))).Ok()["timer"]!["job_id"]!;

    public async Task<JsonObject> GetAsync(string timerId)
    {
        await Emulator.Host.Services.Worker.WhenIdleAsync();
        return (await Emulator.SendAsync("GET", $"jobs/{timerId}", scope: Scope)).Ok().AsObject();
    }

    public Task<TestEmulator.Response> SendAsync(string method, string path, JsonNode? body = null) =>
        Emulator.SendAsync(method, path, body, Scope);

    /// <summary>The times of the runs, in seconds after the beginning, the first one first.</summary>
    public IEnumerable<double> RunTimes(JsonObject timer) =>
        timer["results"]!["data"]!
            .AsArray()
            .Where(result => result!["data"] is not null)
            .Select(result => Seconds((string)result!["data"]!["start_time"]!))
            .Reverse();

    // Times have microseconds, so that they can be slightly earlier than the clock's. The sum is never -0.
    public double Seconds(string time) =>
        Math.Round((DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) - Begin).TotalSeconds, 3) + 0d;

    private string WithTimes(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"\{([+-]\d+)\}", match =>
            $"\"{Begin.AddSeconds(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)):O}\""
        );
}
