using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// Hello World: answers at once, after <c>sleep_time</c> seconds, or, with <c>required_dependent_scope</c>,
/// when its caller has consented to that scope.
/// </summary>
internal sealed class HelloWorldProvider(TokenStore tokens) : IActionProvider
{
    private const string InputSchema =
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "echo_string": {"type": "string"},
            "required_dependent_scope": {"type": "string"},
            "sleep_time": {"type": "integer"}
          }
        }
        """;

    public string Name => "hello_world";

    public string Scope => KnownScopes.HelloWorld;

    public IReadOnlyList<string> HostedUrls { get; } =
        ["https://actions.globus.org/hello_world", "https://actions.automate.globus.org/hello_world"];

    public JsonObject Describe() => new()
    {
        ["admin_contact"] = "support@globus.org",
        ["administered_by"] = new JsonArray(),
        ["api_version"] = "1.0",
        ["description"] = null,
        ["event_types"] = null,
        ["globus_auth_scope"] = Scope,
        ["input_schema"] = JsonNode.Parse(InputSchema),
        ["keywords"] = null,
        ["log_supported"] = false,
        ["maximum_deadline"] = "P30D",
        ["runnable_by"] = new JsonArray("all_authenticated_users"),
        ["subtitle"] = "An Action responding Hello to an input value",
        ["synchronous"] = false,
        ["title"] = "Hello World",
        ["types"] = new JsonArray("ACTION"),
        ["visible_to"] = new JsonArray("public"),
    };

    public ActionProgress Advance(ActionRecord action, JsonObject body, DateTimeOffset now)
    {
        if (MissingConsent(action, body) is { } missing)
        {
            return ActionProgress.Of(ActionStatus.Inactive, missing.ToText());
        }

        var endsAt = action.StartTime.AddSeconds(SleepSeconds(body));
        return endsAt > now
            ? ActionProgress.Of(ActionStatus.Active, "{}", endsAt)
            : ActionProgress.Of(ActionStatus.Succeeded, Greet(body).ToText());
    }

    private static JsonObject Greet(JsonObject body)
    {
        var greeting = new JsonObject { ["Hello"] = "World" };
        if (body["echo_string"] is { } echo)
        {
            greeting["hello"] = echo.DeepClone();
        }

        return greeting;
    }

    private static double SleepSeconds(JsonObject body) =>
        body["sleep_time"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var seconds)
            ? Math.Clamp(seconds, 0, TimeSpan.FromDays(366).TotalSeconds)
            : 0;

    private JsonObject? MissingConsent(ActionRecord action, JsonObject body)
    {
        if (body["required_dependent_scope"] is not JsonValue value)
        {
            return null;
        }

        var dependency = value.GetValue<string>();
        var path = action.ViaScope is null ? $"{Scope} {dependency}" : $"{action.ViaScope} {Scope} {dependency}";
        var creator = Identity.ParseUrn(action.CreatorId)!.Value;
        return tokens.HasConsent(creator, action.ClientId, path) ? null : new JsonObject
        {
            ["code"] = "ConsentRequired",
            ["description"] = "Missing required dependent consent",
            ["required_scope"] = $"{Scope}[{dependency}]",
            ["resolution_url"] = null,
        };
    }
}
