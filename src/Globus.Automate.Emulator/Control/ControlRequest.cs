using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>Reads the bodies of requests to the control interface: JSON objects without unknown members.</summary>
internal static class ControlRequest
{
    /// <exception cref="ControlException">The body is not a JSON object.</exception>
    public static JsonObject Body(HttpContext http)
    {
        try
        {
            return RequestContent.Of(http).ReadDeepObject()
                ?? throw new ControlException("The request body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new ControlException($"The request body is not valid JSON: {exception.Message}");
        }
    }

    /// <exception cref="ControlException">The object has more than one of the members.</exception>
    public static void AllowOneOf(JsonObject body, params ReadOnlySpan<string> names)
    {
        var count = 0;
        foreach (var name in names)
        {
            count += body[name] is null ? 0 : 1;
        }

        if (count > 1)
        {
            throw new ControlException($"Specify only one of {string.Join(", ", names)}.");
        }
    }

    public static JsonObject? Object(JsonObject body, string name) =>
        body[name] switch
        {
            null => null,
            JsonObject members => members,
            _ => throw new ControlException($"'{name}' must be an object."),
        };

    /// <exception cref="ControlException">The object has a member that is not among
    /// <paramref name="names"/>.</exception>
    public static void AllowOnly(JsonObject body, params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in body)
        {
            if (!names.Contains(name))
            {
                throw new ControlException($"Unknown member '{name}'. Supported members: {string.Join(", ", names)}.");
            }
        }
    }

    public static double? Number(JsonObject body, string name) =>
        body[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => double.IsFinite(
                value.GetValue<double>()
            )
                ? value.GetValue<double>()
                : throw ControlException.OutOfRange($"The number in '{name}' is too large."),
            _ => throw new ControlException($"'{name}' must be a number."),
        };

    public static bool? Flag(JsonObject body, string name) =>
        body[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                value.GetValue<bool>(),
            _ => throw new ControlException($"'{name}' must be true or false."),
        };

    public static string? Text(JsonObject body, string name) =>
        body[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            _ => throw new ControlException($"'{name}' must be a string."),
        };

    public static IReadOnlyList<string> Texts(JsonObject body, string name) =>
        body[name] switch
        {
            null => [],
            JsonArray items when items.All(item => item?.GetValueKind() == JsonValueKind.String) =>
            [
                .. items.Select(item => item!.GetValue<string>()),
            ],
            _ => throw new ControlException($"'{name}' must be a list of strings."),
        };
}
