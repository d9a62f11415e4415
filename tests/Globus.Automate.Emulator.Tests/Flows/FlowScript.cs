using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Flows;

/// <summary>
/// One case of a flow: its definition, its input, what is done to the run, how it ends, and its log.
/// </summary>
/// <remarks>
/// <c>definition</c> and <c>input</c> are JSON and may go on in indented lines. Then: <c>advance 5</c> moves the clock,
/// <c>is ACTIVE</c> looks at the status, <c>consent scope</c> asks for a token with that scope below the flow's,
/// <c>resume</c> and <c>cancel</c> call the service, <c>answer label</c> chooses an option of what the run asks,
/// <c>outcome</c> seeds one. <c>=> STATUS value</c> is the end: the output of a run that succeeded, else the details.
/// What follows is the log; <c>warning "text"</c> after an entry is its warning. A value that starts with ~
/// needs to be there only as far as it is written.
/// </remarks>
internal sealed class FlowScript
{
    private const string WarningMark = " warning ";

    private readonly TestEmulator _emulator;
    private JsonObject _flow = [];
    private string _definition = "";
    private string _inputSchema = "{}";
    private string _runId = "";

    private FlowScript(TestEmulator emulator) => _emulator = emulator;

    public static async Task RunAsync(TestEmulator emulator, string text)
    {
        var lines = text.Replace("\n ", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var script = new FlowScript(emulator);
        var end = Array.FindIndex(lines, line => line.StartsWith("=> ", StringComparison.Ordinal));
        foreach (var line in lines.Take(end))
        {
            var (word, rest) = Cut(line);
            await script.DoAsync(word, rest);
        }

        await script.CheckEndAsync(lines[end][3..]);
        if (end + 1 < lines.Length)
        {
            await script.CheckLogAsync(lines[(end + 1)..]);
        }
    }

    private async Task DoAsync(string word, string rest)
    {
        switch (word)
        {
            case "definition":
                _definition = ForMe(rest);
                break;
            case "outcome":
                (await _emulator.SendAsync("POST", "_emulator/outcomes", JsonNode.Parse(rest))).Ok();
                break;
            case "schema":
                _inputSchema = rest;
                break;
            case "input":
                _flow = await _emulator.CreateFlowAsync(_definition, _inputSchema);
                _runId = (await _emulator.RunAsync(_flow, rest))["run_id"]!.ToString();
                break;
            case "advance":
                await _emulator.AdvanceAsync(double.Parse(rest, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "is":
                await CheckEndAsync(rest);
                break;
            case "consent":
                await _emulator.GetTokenAsync($"{_flow["globus_auth_scope"]}[{rest}]");
                break;
            case "resume":
                (
                    await _emulator.SendAsync(
                        "POST",
                        $"runs/{_runId}/resume",
                        scope: (string)_flow["globus_auth_scope"]!
                    )
                ).Ok();
                break;
            case "answer":
                await RespondAsync(rest);
                break;
            case "cancel":
                (await _emulator.SendAsync("POST", $"runs/{_runId}/cancel")).Ok();
                break;
            default:
                throw new InvalidDataException($"Unknown word '{word}' in a case.");
        }
    }

    private static string ForMe(string text) =>
        text.Replace("{me}", DevelopmentAccounts.Primary.Identity.Urn, StringComparison.Ordinal);

    private async Task RespondAsync(string label)
    {
        var asked = (await _emulator.SendAsync("GET", $"web_inputs?filter_run_ids={_runId}")).Ok()[
            "web_input_summaries"
        ]!
            .AsArray()
            .Single()!;
        var input = (await _emulator.SendAsync("GET", $"web_inputs/{asked["id"]}")).Ok();
        var option = input["options"]!.AsArray().Single(option => option!["label"]!.ToString() == label)!["option_id"]!;
        var response = new JsonObject { ["response"] = new JsonObject { ["value"] = option.DeepClone() } };
        (await _emulator.SendAsync("POST", $"web_inputs/{asked["id"]}/respond", response)).Ok();
    }

    private async Task CheckEndAsync(string expected)
    {
        var (status, value) = Cut(expected);
        var run = await _emulator.GetRunAsync(_runId);
        Assert.True(status == run["status"]!.ToString(), $"expected {status}, but: {run.ToJsonString()}");
        if (value.Length > 0)
        {
            CheckValue(value, status == "SUCCEEDED" ? run["details"]!["output"] : run["details"]);
        }
    }

    private async Task CheckLogAsync(IReadOnlyList<string> expected)
    {
        var log = await _emulator.GetLogAsync(_runId);
        var names = log.Select(entry => $"{entry["code"]} {entry["details"]!["state_name"]}".TrimEnd());
        Assert.Equal(expected.Select(line => line.Split([" {", " ~", WarningMark, " \""], 2, default)[0]), names);
        foreach (var (line, entry) in expected.Zip(log))
        {
            var name = $"{entry["code"]} {entry["details"]!["state_name"]}".TrimEnd();
            var details = entry["details"]!;
            var (warning, isWarning) = (
                line.Split(WarningMark, 2),
                line.Contains(WarningMark, StringComparison.Ordinal)
            );
            if (isWarning)
            {
                CheckValue(warning[1], details["warning"]);
                Assert.EndsWith((string)details["warning"]!, (string)entry["description"]!, StringComparison.Ordinal);
            }
            else if (line.Length > name.Length)
            {
                CheckValue(line[name.Length..].Trim(), details["input"] ?? details["output"] ?? details);
            }
        }
    }

    private void CheckValue(string expected, JsonNode? actual)
    {
        var isPartial = expected.StartsWith('~');
        var text = ForMe(expected.TrimStart('~'))
            .Replace("{flow_scope}", (string)_flow["globus_auth_scope"]!, StringComparison.Ordinal);
        var value = JsonNode.Parse(text);
        Assert.True(
            isPartial ? Contains(actual, value) : JsonNode.DeepEquals(actual, value),
            $"expected {expected}, but: {actual?.ToJsonString()}"
        );
    }

    private static bool Contains(JsonNode? actual, JsonNode? expected) =>
        (actual, expected) switch
        {
            (JsonObject members, JsonObject wanted) => wanted.All(member =>
                members.ContainsKey(member.Key) && Contains(members[member.Key], member.Value)
            ),
            (JsonArray items, JsonArray wanted) => items.Count == wanted.Count
                && items.Zip(wanted).All(pair => Contains(pair.First, pair.Second)),
            (JsonValue text, JsonValue wanted)
                when wanted.GetValueKind() == JsonValueKind.String && wanted.ToString().EndsWith('…') => text.ToString()
                .StartsWith(wanted.ToString().TrimEnd('…'), StringComparison.Ordinal),
            _ => JsonNode.DeepEquals(actual, expected),
        };

    private static (string Word, string Remainder) Cut(string line)
    {
        var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        return (parts[0], parts.Length == 2 ? parts[1] : "");
    }
}
