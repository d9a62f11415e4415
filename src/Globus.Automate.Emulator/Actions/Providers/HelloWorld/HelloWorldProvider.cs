using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.HelloWorld;

/// <summary>
/// Hello World. It succeeds immediately, after <c>sleep_time</c> seconds, or, with <c>required_dependent_scope</c>,
/// when its caller has consented to that scope.
/// </summary>
internal sealed class HelloWorldProvider(ConsentStore consents) : IActionProvider
{
    private const string InputSchema = """
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

    public IReadOnlyList<string> HostedUrls { get; } =
    ["https://actions.globus.org/hello_world", "https://actions.automate.globus.org/hello_world"];

    public ProviderDescription Description { get; } =
        new()
        {
            Title = "Hello World",
            Subtitle = "An Action responding Hello to an input value",
            Scope = KnownScopes.HelloWorld,
            InputSchema = InputSchema,
        };

    /// <summary>The provider checks for a consent only when the action is resumed.</summary>
    public ActionProgress Advance(ActionContext context)
    {
        var (action, body, what, now) = context;
        if (what == ActionEvent.Polled)
        {
            return action.Progress;
        }

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
        body["sleep_time"] is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && value.TryGetValue<double>(out var seconds)
            ? Math.Clamp(seconds, 0, TimeSpan.FromDays(366).TotalSeconds)
            : 0;

    private JsonObject? MissingConsent(ActionRecord action, JsonObject body)
    {
        if (body["required_dependent_scope"] is not JsonValue value)
        {
            return null;
        }

        var dependency = value.GetValue<string>();
        var path = action.ViaScope is null
            ? $"{KnownScopes.HelloWorld} {dependency}"
            : $"{action.ViaScope} {KnownScopes.HelloWorld} {dependency}";
        var creator = Identity.ParseUrn(action.CreatorId)!.Value;
        return consents.Has(creator, action.ClientId, path)
            ? null
            : new JsonObject
            {
                ["code"] = "ConsentRequired",
                ["description"] = "Missing required dependent consent",
                ["required_scope"] = $"{KnownScopes.HelloWorld}[{dependency}]",
                ["resolution_url"] = null,
            };
    }
}
