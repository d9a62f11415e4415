using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>Reads the bodies of requests to the control interface: JSON objects without unknown members.</summary>
internal static class ControlRequest
{
    /// <summary>The body of a request for which every member is optional; an empty body has none.</summary>
    /// <exception cref="ControlException">The body is not a JSON object.</exception>
    public static JsonObject OptionalBody(HttpContext http) => RequestContent.Of(http).Bytes.IsEmpty ? [] : Body(http);

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

    /// <summary>The id in the path of the request.</summary>
    /// <exception cref="ControlException">It is not a UUID, so that no item has it.</exception>
    public static Guid RouteId(HttpContext http, string name) =>
        http.Request.RouteValues[name] is string text && Guid.TryParse(text, out var id)
            ? id
            : throw ControlException.NotFound($"'{http.Request.RouteValues[name]}' is not an id. Expected a UUID.");

    /// <summary>The id in the query of the request.</summary>
    /// <exception cref="ControlException">It is missing or not a UUID.</exception>
    public static Guid QueryId(HttpContext http, string name) =>
        Guid.TryParse(http.Request.Query[name].ToString(), out var id)
            ? id
            : throw new ControlException($"The query parameter '{name}' must be a UUID.");

    /// <summary>The whole number from 1 in the query of the request; null without the parameter.</summary>
    /// <exception cref="ControlException">It is not a whole number from 1.</exception>
    public static int? QueryNumber(IQueryCollection query, string name) =>
        query[name].ToString() is var text && text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new ControlException($"The query parameter '{name}' must be a whole number from 1.");

    /// <summary>The whole number from 0 in the query of the request; null without the parameter.</summary>
    /// <exception cref="ControlException">It is not a whole number.</exception>
    public static int? QueryPosition(IQueryCollection query, string name) =>
        query[name].ToString() is var text && text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw new ControlException($"'{name}' must be a whole number.");

    /// <summary>The flag in the query of the request; null without the parameter.</summary>
    /// <exception cref="ControlException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public static bool? QueryFlag(IQueryCollection query, string name) =>
        query[name].ToString() switch
        {
            "" => null,
            "true" => true,
            "false" => false,
            _ => throw new ControlException($"'{name}' must be true or false."),
        };

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

    /// <exception cref="ControlException">The member is not a whole number, or is out of range.</exception>
    public static int? Integer(JsonObject body, string name, int minimum, int maximum) =>
        Number(body, name) switch
        {
            null => null,
            { } number when number == Math.Floor(number) && number >= minimum && number <= maximum => (int)number,
            _ => throw new ControlException($"'{name}' must be a whole number from {minimum} to {maximum}."),
        };

    /// <exception cref="ControlException">The member is not a UUID.</exception>
    public static Guid? Id(JsonObject body, string name) =>
        Text(body, name) switch
        {
            null => null,
            { } text when Guid.TryParse(text, out var id) => id,
            _ => throw new ControlException($"'{name}' must be a UUID."),
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
