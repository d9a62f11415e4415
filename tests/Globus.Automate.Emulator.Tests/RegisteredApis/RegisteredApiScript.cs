using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.RegisteredApis;

/// <summary>Registers APIs, and runs flows that call them.</summary>
internal static class RegisteredApiScript
{
    public const string Scope = "https://auth.globus.org/scopes/10ca1000-0000-4000-8000-000000000001/things";

    /// <summary>A route with a parameter of each kind.</summary>
    public const string Things = """
        {"type": "openapi", "openapi_version": "3.1", "destination": {"method": "get", "url": "{address}/things/{thing_id}"},
         "specification": {"summary": "Get a thing", "parameters": [
           {"name": "thing_id", "in": "path", "required": true, "schema": {"type": "string"}},
           {"name": "include", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
           {"name": "X-Note", "in": "header", "schema": {"type": "string"}},
           {"name": "crumb", "in": "cookie", "schema": {"type": "integer"}}],
          "security": [{"GlobusAuth": ["https://auth.globus.org/scopes/10ca1000-0000-4000-8000-000000000001/things"]}]},
         "components": {"schemas": {"Thing": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}}
        """;

    /// <summary>A route that takes a body and needs no sign-in.</summary>
    public const string Create = """
        {"type": "openapi", "openapi_version": "3.1", "destination": {"method": "post", "url": "{address}/things"},
         "specification": {"requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}},
         "components": {"schemas": {"Thing": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}}
        """;

    public static JsonObject Request(string address, string target = Things, string name = "Things") =>
        new()
        {
            ["name"] = name,
            ["description"] = "Things of this machine",
            ["subscription_id"] = "10ca1000-0000-4000-8000-0000000000d0",
            ["target"] = JsonNode.Parse(target.Replace("{address}", address, StringComparison.Ordinal)),
        };

    public static async Task<JsonObject> RegisterAsync(
        TestEmulator emulator,
        string address = "https://things.example.org",
        string target = Things,
        string name = "Things",
        Client? client = null
    ) =>
        (await emulator.SendAsync("POST", "registered_apis", Request(address, target, name), client: client))
            .Ok()
            .AsObject();

    /// <summary>Runs a flow whose one Action has that handler, as JSON, and the input as its parameters.</summary>
    public static async Task<JsonObject> CallAsync(TestEmulator emulator, string handler, string input = "{}") =>
        await emulator.GetRunAsync(await StartAsync(emulator, handler, input));

    /// <summary>The same without waiting for anything.</summary>
    public static async Task<string> StartAsync(TestEmulator emulator, string handler, string input)
    {
        var definition = new JsonObject
        {
            ["StartAt"] = "Call",
            ["States"] = new JsonObject
            {
                ["Call"] = new JsonObject
                {
                    ["Type"] = "Action",
                    ["Handler"] = JsonNode.Parse(handler),
                    ["InputPath"] = "$.input",
                    ["ResultPath"] = "$.result",
                    ["End"] = true,
                },
            },
        };
        return await emulator.StartAsync(
            await emulator.CreateFlowAsync(definition.ToJsonString()),
            $$"""{"input": {{input}}}"""
        );
    }

    public static string Handler(JsonNode api) => $$"""{"Type": "RegisteredAPI", "Id": "{{api["id"]}}"}""";
}
