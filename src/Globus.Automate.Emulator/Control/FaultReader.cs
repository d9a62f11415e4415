using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Control;

/// <summary>Reads faults from requests to the control interface.</summary>
internal static class FaultReader
{
    private const double LongestDelay = 600;
    private const int MaximumTimes = 1_000_000;

    /// <summary>The characters of a token: RFC 9110 §5.6.2.</summary>
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <exception cref="ControlException">A member is unknown or has an invalid value.</exception>
    public static Fault Read(JsonObject body)
    {
        ControlRequest.AllowOnly(
            body,
            "method",
            "path",
            "status",
            "headers",
            "body",
            "delay",
            "reset",
            "truncate",
            "after",
            "times"
        );
        var truncates = ControlRequest.Flag(body, "truncate") ?? false;
        var fault = new Fault
        {
            FaultId = Guid.NewGuid(),
            Method = ControlRequest.Text(body, "method") ?? "*",
            Path = ControlRequest.Text(body, "path")
                ?? throw new ControlException("'path' is missing. In a path, '*' matches any text."),
            Status = ControlRequest.Integer(body, "status", 200, 599),
            Headers = ReadHeaders(body),
            Body = body["body"]?.DeepClone(),
            Delay = ReadDelay(body),
            Resets = ControlRequest.Flag(body, "reset") ?? false,
            Truncates = truncates,
            AppliesAfterProcessing = truncates || (ControlRequest.Flag(body, "after") ?? false),
            Times = ControlRequest.Integer(body, "times", 1, MaximumTimes) ?? 1,
        };
        return
            fault
                is
            {
                Status: StatusCodes.Status204NoContent
                        or StatusCodes.Status205ResetContent
                        or StatusCodes.Status304NotModified,
                Body: not null
            }
            ? throw new ControlException($"A response with status {fault.Status} cannot have a body. Remove 'body'.")
            : fault;
    }

    private static TimeSpan ReadDelay(JsonObject body) =>
        ControlRequest.Number(body, "delay") switch
        {
            null => TimeSpan.Zero,
            { } seconds and >= 0 and <= LongestDelay => TimeSpan.FromSeconds(seconds),
            _ => throw new ControlException($"'delay' must be a number of seconds from 0 to {LongestDelay}."),
        };

    private static Dictionary<string, string> ReadHeaders(JsonObject body)
    {
        if (body["headers"] is null)
        {
            return [];
        }

        var members = body["headers"] as JsonObject ?? throw new ControlException("'headers' must be an object.");
        return members.ToDictionary(header => ReadName(header.Key), header => ReadValue(header.Key, header.Value));
    }

    private static string ReadName(string name) =>
        !name.AsSpan().ContainsAnyExcept(NameCharacters) && name.Length > 0
            ? name
            : throw new ControlException($"'{name}' is not a valid header name. Use letters, digits and hyphens.");

    private static string ReadValue(string name, JsonNode? value) =>
        value?.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number)
            ? throw new ControlException($"The header '{name}' must be a string or a number.")
        : value.ToString() is var text && text.All(letter => letter is >= ' ' and <= '~') ? text
        : throw new ControlException($"The header '{name}' must contain only printable ASCII characters.");
}
