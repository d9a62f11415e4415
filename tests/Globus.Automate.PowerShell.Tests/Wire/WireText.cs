using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>
/// Requests as one line each, in which what has no order on the wire stands in the order of its names.
/// </summary>
internal static partial class WireText
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A request as the emulator has recorded it.</summary>
    public static string Of(JsonNode request)
    {
        var query = request["query"]!.AsObject().Select(parameter => $"{parameter.Key}={parameter.Value}");
        return Line((string)request["method"]!, (string)request["path"]!, query, request["body"]);
    }

    /// <summary>A request as a case has it.</summary>
    public static string Of(string request)
    {
        var parts = Request().Match(request);
        Assert.True(parts.Success, $"'{request}' is no request.");
        var body = parts.Groups["body"] is { Success: true, Value: var json } ? JsonNode.Parse(json) : null;
        return Line(
            parts.Groups["method"].Value,
            parts.Groups["path"].Value,
            parts.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries),
            body
        );
    }

    private static string Line(string method, string path, IEnumerable<string> pairs, JsonNode? body)
    {
        var parameters = string.Join('&', pairs.Order(StringComparer.Ordinal));
        var query = parameters.Length > 0 ? "?" + parameters : "";
        return $"{method} {path}{query}{(body is null ? "" : $" {Sorted(body)!.ToJsonString(Plain)}")}";
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            _ => node?.DeepClone(),
        };

    [GeneratedRegex("""^(?<method>[A-Z]+) (?<path>/[^?]*?)(\?(?<query>.*?))?( (?<body>\{["}].*))?$""")]
    private static partial Regex Request();
}
