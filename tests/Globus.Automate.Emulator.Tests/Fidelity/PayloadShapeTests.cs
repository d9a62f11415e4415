using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Tests.RegisteredApis;
using Globus.Automate.Emulator.Tests.WebInputs;

namespace Globus.Automate.Emulator.Tests.Fidelity;

/// <summary>Every member that the real service sends, the emulator sends too, with a value of the same kind.</summary>
public sealed class PayloadShapeTests
{
    private const string Hello = """
        {"StartAt": "H", "States": {"H": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {"echo_string.$": "$.input.echo_string"}, "ResultPath": "$.HelloResult", "End": true}}}
        """;
    private const string Waiting =
        """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}""";
    private const string Invalid = """
        {"StartAt": "Step1", "States": {"Step1": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}}}}
        """;
    private const string Input = """{"input": {"echo_string": "hi", "sleep": 2}}""";

    [Theory]
    [InlineData("flows.create_flow.default.json")]
    [InlineData("flows.get_flow.default.json")]
    [InlineData("flows.update_flow.default.json")]
    public async Task A_flow_has_the_members_of_a_real_one(string file) =>
        await PayloadShape.CompareAsync(file, emulator => FlowAsync(emulator));

    [Fact]
    public async Task A_list_of_flows_has_the_members_of_a_real_one() =>
        await PayloadShape.CompareAsync("flows.list_flows.default.json", async emulator =>
        {
            await FlowAsync(emulator);
            return (await emulator.SendAsync("GET", "flows")).Ok();
        });

    [Fact]
    public async Task A_deleted_flow_has_the_members_of_a_real_one() =>
        await PayloadShape.CompareAsync("flows.delete_flow.default.json", async emulator =>
            (await emulator.SendAsync("DELETE", $"flows/{(await FlowAsync(emulator))["id"]}")).Ok()
        );

    [Theory]
    [InlineData("flows.get_run.default.0.json", "")]
    [InlineData("flows.get_run.default.2.json", "?include_flow_description=true")]
    public async Task A_run_has_the_members_of_a_real_one(string file, string query) =>
        await PayloadShape.CompareAsync(file, async emulator =>
            (await emulator.SendAsync("GET", $"runs/{await DoneAsync(emulator)}{query}")).Ok()
        );

    [Fact]
    public async Task A_started_run_has_the_members_of_a_real_one() =>
        await PayloadShape.CompareAsync("flows.run_flow.default.json", async emulator =>
        {
            var flow = await FlowAsync(emulator);
            var body = JsonNode.Parse("""{"body": {"input": {"echo_string": "hi"}}, "label": "l", "tags": ["t"]}""");
            return (
                await emulator.SendAsync("POST", $"flows/{flow["id"]}/run", body, (string)flow["globus_auth_scope"]!)
            ).Ok();
        });

    [Fact]
    public async Task A_list_of_runs_has_the_members_of_a_real_one() =>
        await PayloadShape.CompareAsync("flows.list_runs.default.json", async emulator =>
        {
            await DoneAsync(emulator);
            return (await emulator.SendAsync("GET", "runs")).Ok();
        });

    [Theory]
    [InlineData("flows.cancel_run.default.json", "cancel", Waiting)]
    [InlineData("flows.delete_run.conflict.json", "release", Waiting)]
    [InlineData("flows.delete_run.default.json", "release", Hello)]
    public async Task An_operation_on_a_run_responds_as_the_real_one_does(
        string file,
        string operation,
        string definition
    ) =>
        await PayloadShape.CompareAsync(file, async emulator =>
            (await emulator.SendAsync("POST", $"runs/{await DoneAsync(emulator, definition)}/{operation}")).Body!
        );

    [Fact]
    public async Task An_updated_run_has_the_members_of_a_real_one() =>
        await PayloadShape.CompareAsync("flows.update_run.default.json", async emulator =>
            (
                await emulator.SendAsync(
                    "PUT",
                    $"runs/{await DoneAsync(emulator, Waiting)}",
                    JsonNode.Parse("""{"label": "l", "tags": ["t"]}""")
                )
            ).Ok()
        );

    [Theory]
    [InlineData("flows.get_run_logs.default.json", "log")]
    [InlineData("flows.get_run_definition.default.0.json", "definition")]
    public async Task What_belongs_to_a_run_has_the_members_of_the_real_thing(string file, string part) =>
        await PayloadShape.CompareAsync(file, async emulator =>
            (await emulator.SendAsync("GET", $"runs/{await DoneAsync(emulator)}/{part}")).Ok()
        );

    [Theory]
    [InlineData("flows.validate_flow.default.json", Hello)]
    [InlineData("flows.validate_flow.definition_error.json", Invalid)]
    public async Task Validation_responds_as_the_real_one_does(string file, string definition) =>
        await PayloadShape.CompareAsync(file, async emulator =>
            (
                await emulator.SendAsync(
                    "POST",
                    "flows/validate",
                    new JsonObject { ["definition"] = JsonNode.Parse(definition) }
                )
            ).Body!
        );

    [Fact]
    public async Task The_summary_of_a_definition_error_is_word_for_word_the_real_one()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var real = SharedData.ReadJson("payloads", "flows.validate_flow.definition_error.json")["error"]!;
        var ours = (
            await emulator.SendAsync(
                "POST",
                "flows/validate",
                new JsonObject { ["definition"] = JsonNode.Parse(Invalid) }
            )
        ).Body!["error"]!;
        Assert.Equal(real.ToJsonString(), ours.ToJsonString());
    }

    [Theory]
    [InlineData("flows.get_web_input.default.json", "")]
    [InlineData("flows.get_web_input.table_context.json", "")]
    [InlineData("flows.get_web_input.closed.json", "answered")]
    [InlineData("flows.get_web_input.not_found.json", "missing")]
    public async Task A_web_input_has_the_members_of_a_real_one(string file, string how) =>
        await PayloadShape.CompareAsync(file, async emulator =>
        {
            var input = await WebInputScript.AskAsync(
                emulator,
                file.Contains("table", StringComparison.Ordinal) ? WebInputScript.Table : WebInputScript.Text
            );
            if (how == "answered")
            {
                await input.RespondAsync(input.FirstOption);
            }

            return (
                await emulator.SendAsync("GET", $"web_inputs/{(how == "missing" ? Guid.NewGuid() : input.Id)}")
            ).Body!;
        });

    [Theory]
    [InlineData("flows.list_web_inputs.default.json", "open")]
    [InlineData("flows.list_web_inputs.empty.json", "closed")]
    public async Task A_list_of_web_inputs_has_the_members_of_a_real_one(string file, string state) =>
        await PayloadShape.CompareAsync(file, async emulator =>
        {
            await WebInputScript.AskAsync(emulator);
            return (await emulator.SendAsync("GET", $"web_inputs?filter_states={state}")).Ok();
        });

    [Theory]
    [InlineData("flows.respond_to_web_input.default.json")]
    [InlineData("flows.respond_to_web_input.closed.json")]
    [InlineData("flows.respond_to_web_input.invalid_option.json")]
    [InlineData("flows.respond_to_web_input.not_found.json")]
    [InlineData("flows.respond_to_web_input.forbidden.json")]
    public async Task A_response_is_taken_and_refused_as_by_the_real_one(string file) =>
        await PayloadShape.CompareAsync(file, async emulator =>
        {
            var input = await WebInputScript.AskAsync(
                emulator,
                isRespondent: !file.Contains("forbidden", StringComparison.Ordinal)
            );
            if (file.Contains("closed", StringComparison.Ordinal))
            {
                await input.RespondAsync(input.FirstOption);
            }

            var response = file.Contains("not_found", StringComparison.Ordinal)
                ? await (input with { Id = Guid.NewGuid().ToString() }).RespondAsync(input.FirstOption)
                : await input.RespondAsync(
                    file.Contains("invalid", StringComparison.Ordinal) ? "not-a-real-option" : input.FirstOption
                );
            return response.Body!;
        });

    [Fact]
    public async Task A_registered_API_has_the_members_of_a_real_one() =>
        await PayloadShape.CompareAsync("flows.get_registered_api.default.json", async emulator =>
            (
                await emulator.SendAsync(
                    "GET",
                    $"registered_apis/{(await RegisteredApiScript.RegisterAsync(emulator))["id"]}"
                )
            ).Ok()
        );

    [Fact]
    public async Task A_list_of_registered_APIs_has_the_members_of_a_real_one() =>
        await PayloadShape.CompareAsync("flows.list_registered_apis.default.json", async emulator =>
        {
            await RegisteredApiScript.RegisterAsync(emulator);
            return (await emulator.SendAsync("GET", "registered_apis")).Ok();
        });

    private static async Task<JsonNode> FlowAsync(TestEmulator emulator, string definition = Hello) =>
        await emulator.CreateFlowAsync(
            definition,
            others: """
            {"title": "t", "keywords": ["k"], "flow_viewers": ["public"], "flow_starters": ["all_authenticated_users"]}
            """
        );

    private static async Task<string> DoneAsync(TestEmulator emulator, string definition = Hello) =>
        (string)(await emulator.RunAsync((await FlowAsync(emulator, definition)).AsObject(), Input))["run_id"]!;
}
