using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Control;

/// <summary>From a request to the control interface to a fault.</summary>
internal static class FaultReader
{
    private const double LongestDelay = 600;
    private const int MostTimes = 1_000_000;

    /// <exception cref="ControlException">A member is unknown, or has a value that it cannot have.</exception>
    public static Fault Read(JsonObject body)
    {
        ControlRequest.AllowOnly(body, "method", "path", "status", "headers", "body", "delay", "reset", "truncate", "after", "times");
        var truncates = ControlRequest.Flag(body, "truncate") ?? false;
        var fault = new Fault
        {
            Method = ControlRequest.Text(body, "method") ?? "*",
            Path = ControlRequest.Text(body, "path") ?? throw new ControlException("'path' is missing; '*' stands for any text in it."),
            Status = Whole(body, "status", 200, 599),
            Headers = ReadHeaders(body),
            Body = body["body"]?.DeepClone(),
            Delay = TimeSpan.FromSeconds(ControlRequest.Number(body, "delay") ?? 0),
            Resets = ControlRequest.Flag(body, "reset") ?? false,
            Truncates = truncates,
            IsAfterwards = truncates || (ControlRequest.Flag(body, "after") ?? false),
            Times = Whole(body, "times", 1, MostTimes) ?? 1,
        };
        if (fault.Delay < TimeSpan.Zero || fault.Delay.TotalSeconds > LongestDelay)
        {
            throw new ControlException($"'delay' must be a number of seconds from 0 to {LongestDelay}.");
        }

        return fault;
    }

    private static int? Whole(JsonObject body, string name, int minimum, int maximum) => ControlRequest.Number(body, name) switch
    {
        null => null,
        { } number when number == Math.Floor(number) && number >= minimum && number <= maximum => (int)number,
        _ => throw new ControlException($"'{name}' must be a whole number from {minimum} to {maximum}."),
    };

    private static Dictionary<string, string> ReadHeaders(JsonObject body)
    {
        if (body["headers"] is null)
        {
            return [];
        }

        var members = body["headers"] as JsonObject ?? throw new ControlException("'headers' must be an object.");
        return members.ToDictionary(
            header => header.Key,
            header => header.Value is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
                ? header.Value.ToString()
                : throw new ControlException($"The header '{header.Key}' must be a text or a number."));
    }
}
