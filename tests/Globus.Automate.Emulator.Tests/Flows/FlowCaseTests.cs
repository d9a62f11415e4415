using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Flows;

public sealed class FlowCaseTests
{
    public static IEnumerable<TheoryDataRow<string>> States => CaseFile.ReadSections("states");

    public static IEnumerable<TheoryDataRow<string>> Actions => CaseFile.ReadSections("actions");

    public static IEnumerable<TheoryDataRow<string>> WebInputs => CaseFile.ReadSections("web-inputs");

    public static IEnumerable<TheoryDataRow<string>> Providers => CaseFile.ReadSections("providers");

    public static TheoryData<string, string> InvalidDefinitions => CaseFile.Read("invalid-definitions");

    [Theory]
    [MemberData(nameof(States))]
    [MemberData(nameof(Actions))]
    [MemberData(nameof(WebInputs))]
    [MemberData(nameof(Providers))]
    public async Task A_run_goes_as_its_definition_says(string script)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await FlowScript.RunAsync(emulator, script);
    }

    [Theory]
    [MemberData(nameof(InvalidDefinitions))]
    public async Task An_invalid_definition_is_refused_with_the_place_and_the_reason(string definition, string expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var body = new JsonObject { ["definition"] = JsonNode.Parse(definition), ["input_schema"] = new JsonObject() };
        var response = await emulator.SendAsync("POST", "flows/validate", body);
        Assert.Equal(422, (int)response.Status);
        Assert.Equal("UNPROCESSABLE_ENTITY", response.Code);
        var message = response.Body!["error"]!["message"]!.ToString();
        Assert.EndsWith(expected, message, StringComparison.Ordinal);
    }
}
