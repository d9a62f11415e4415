using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.WebInputs;

/// <summary>A run that has asked something and waits for the answer.</summary>
internal sealed record WebInputScript(TestEmulator Emulator, string RunId, string FlowId, string Id, string FirstOption)
{
    public const string Text = """{"PresentationStyle": "Text", "Title": "Go on?", "Text": "All is well."}""";
    public const string Table =
        """{"PresentationStyle": "Table", "Title": "Go on?", "Rows": [{"Field": "a", "Value": "b"}]}""";

    private const string Definition = """
        {"StartAt": "Ask", "States": {
          "Ask": {"Type": "CreateWebInput", "Next": "Wait", "Parameters": {
            "InputType": "Selection", "Context": {context},
            "Options": [{"Value": "yes", "Label": "Yes", "Description": "Go on."}, {"Value": "no", "Label": "No"}],
            "RespondentUrns": ["{respondent}"], "ViewerUrns": ["{viewer}"]}},
          "Wait": {"Type": "AwaitWebInput", "Parameters": {"web_input_id.$": "$.web_input_id"}, "End": true}}}
        """;

    private static string Primary => DevelopmentAccounts.Primary.Identity.Urn;

    private static string Secondary => DevelopmentAccounts.Secondary.Identity.Urn;

    public static async Task<WebInputScript> AskAsync(
        TestEmulator emulator,
        string context = Text,
        bool isRespondent = true,
        string label = "A run"
    )
    {
        var (respondent, viewer) = isRespondent ? (Primary, Secondary) : (Secondary, Primary);
        var flow = await emulator.CreateFlowAsync(
            Definition
                .Replace("{context}", context, StringComparison.Ordinal)
                .Replace("{respondent}", respondent, StringComparison.Ordinal)
                .Replace("{viewer}", viewer, StringComparison.Ordinal)
        );
        var body = new JsonObject { ["body"] = new JsonObject(), ["label"] = label };
        var run = (
            await emulator.SendAsync("POST", $"flows/{flow["id"]}/run", body, (string)flow["globus_auth_scope"]!)
        ).Ok();
        run = await emulator.GetRunAsync((string)run["run_id"]!);
        var id = (string)run["blocking_web_input_id"]!;
        var input = (await emulator.SendAsync("GET", $"web_inputs/{id}")).Ok();
        return new WebInputScript(
            emulator,
            (string)run["run_id"]!,
            (string)flow["id"]!,
            id,
            (string)input["options"]![0]!["option_id"]!
        );
    }

    public Task<TestEmulator.Response> RespondAsync(JsonNode? value, Client? client = null)
    {
        var body = new JsonObject { ["response"] = new JsonObject { ["value"] = value } };
        return Emulator.SendAsync("POST", $"web_inputs/{Id}/respond", body, client: client);
    }

    public async Task<JsonNode> GetAsync() => (await Emulator.SendAsync("GET", $"web_inputs/{Id}")).Ok();
}
