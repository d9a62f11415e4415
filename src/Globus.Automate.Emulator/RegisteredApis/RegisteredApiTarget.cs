using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>The route behind a registered API, as its OpenAPI operation describes it.</summary>
internal sealed class RegisteredApiTarget
{
    private const string JsonType = "application/json";

    private static readonly string[] Methods =
    [
        "get",
        "head",
        "post",
        "put",
        "delete",
        "connect",
        "options",
        "trace",
        "patch",
    ];

    private RegisteredApiTarget(JsonObject document)
    {
        Method = new HttpMethod(document["destination"]!["method"]!.GetValue<string>().ToUpperInvariant());
        UrlTemplate = document["destination"]!["url"]!.GetValue<string>();
        var specification = document["specification"]!.AsObject();
        Parameters =
        [
            .. (specification["parameters"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Select(RegisteredApiParameter.Of)
                .OfType<RegisteredApiParameter>(),
        ];
        var body = specification["requestBody"] as JsonObject;
        TakesBody = body is not null;
        RequiresBody = body?["required"]?.ToString() == "true";
        BodySchema = body?["content"]?[JsonType]?["schema"]?.DeepClone();
        Components = document["components"]?["schemas"]?.DeepClone() as JsonObject;
        Scope = (specification["security"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(FirstScope)
            .FirstOrDefault(scope => scope is not null);
    }

    public HttpMethod Method { get; }

    /// <summary>Whether the request is idempotent (RFC 9110 §9.2.2).</summary>
    public bool IsIdempotent => Method.Method is not ("POST" or "PATCH" or "CONNECT");

    /// <summary>The URL, with path parameters in braces.</summary>
    public string UrlTemplate { get; }

    public IReadOnlyList<RegisteredApiParameter> Parameters { get; }

    public bool TakesBody { get; }

    public bool RequiresBody { get; }

    public JsonNode? BodySchema { get; }

    /// <summary>The shared schemas.</summary>
    public JsonObject? Components { get; }

    /// <summary>The first of the alternative scopes; null if no sign-in is required.</summary>
    public string? Scope { get; }

    /// <summary>Creates a target from a validated document.</summary>
    public static RegisteredApiTarget Of(RegisteredApiRecord api) => new(api.TargetDocument);

    public static void Check(JsonRequestReader reader)
    {
        if (reader.RequiredText("type") is { } type && type != "openapi")
        {
            reader.ReportAt("type", $"Unknown target type '{type}'. Allowed types: openapi");
        }

        reader.RequiredText("openapi_version");
        reader.RequiredObject("specification");
        reader.Any("components");
        reader.Any("transforms");
        if (reader.RequiredObject("destination") is { } destination)
        {
            CheckDestination(reader.Nested(destination, "destination"));
        }

        reader.RejectUnknown();
    }

    private static void CheckDestination(JsonRequestReader reader)
    {
        if (reader.RequiredText("method") is { } method && !Methods.Contains(method))
        {
            reader.ReportAt("method", $"Unknown method '{method}'. Allowed methods: {string.Join(", ", Methods)}");
        }

        if (reader.RequiredText("url") is { } url && !TargetAddress.IsAllowed(url))
        {
            reader.ReportAt("url", "The address must start with https://, or be a loopback address");
        }

        reader.RejectUnknown();
    }

    /// <summary>The first scope of the first scheme in one alternative of <c>security</c>.</summary>
    private static string? FirstScope(JsonObject alternative) =>
        alternative
            .Select(scheme => scheme.Value)
            .OfType<JsonArray>()
            .Select(scopes => scopes.FirstOrDefault()?.ToString())
            .FirstOrDefault();
}
