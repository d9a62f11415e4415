using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>Creates a request from a state's input: parameters by their place, and the body.</summary>
internal static class RegisteredApiRequest
{
    /// <summary>The address of the request; null if the filled template is not a valid address.</summary>
    public static Uri? Address(RegisteredApiTarget target, JsonObject input)
    {
        var address = new StringBuilder(target.UrlTemplate);
        foreach (var (name, value) in ParametersIn(input, "path"))
        {
            address.Replace($"{{{name}}}", Uri.EscapeDataString(ToText(value)));
        }

        var separator = target.UrlTemplate.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in ParametersIn(input, "query").SelectMany(Repeat))
        {
            address
                .Append(separator)
                .Append(Uri.EscapeDataString(name))
                .Append('=')
                .Append(Uri.EscapeDataString(ToText(value)));
            separator = '&';
        }

        return Uri.TryCreate(address.ToString(), UriKind.Absolute, out var uri) ? uri : null;
    }

    public static HttpRequestMessage Of(RegisteredApiTarget target, JsonObject input)
    {
        var request = new HttpRequestMessage(target.Method, Address(target, input));
        if (target.TakesBody && input.TryGetPropertyValue("body", out var body))
        {
            request.Content = new StringContent(body.ToText(), Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in ParametersIn(input, "header"))
        {
            request.Headers.TryAddWithoutValidation(name, ToText(value));
        }

        var cookies = ParametersIn(input, "cookie")
            .Select(cookie => $"{cookie.Key}={Uri.EscapeDataString(ToText(cookie.Value))}")
            .ToList();
        if (cookies.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies));
        }

        return request;
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> ParametersIn(JsonObject input, string place) =>
        input[place] as JsonObject ?? [];

    /// <summary>A list in a query repeats the name for each item.</summary>
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Repeat(KeyValuePair<string, JsonNode?> parameter) =>
        parameter.Value is JsonArray items
            ? items.Select(item => KeyValuePair.Create(parameter.Key, item))
            : [parameter];

    private static string ToText(JsonNode? value) =>
        value switch
        {
            JsonArray items => string.Join(',', items.Select(ToText)),
            JsonValue text when text.TryGetValue<string>(out var word) => word,
            _ => value.ToText(),
        };
}
