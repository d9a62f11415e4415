using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>Wait: for a number of seconds, or until a time.</summary>
internal sealed class WaitState(
    StateHeader header,
    int? seconds,
    ReferencePath? secondsPath,
    DateTimeOffset? timestamp,
    ReferencePath? timestampPath
) : State(header)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public override StepResult Do(StateContext context, JsonNode? input)
    {
        var until = Until(context);
        return until <= context.Now ? new StepResult.Completed(context.Document) : new StepResult.Waiting(until);
    }

    private DateTimeOffset Until(StateContext context) =>
        seconds is { } fixedSeconds ? context.Now.AddSeconds(fixedSeconds)
        : timestamp is { } fixedTime ? fixedTime
        : secondsPath is not null ? context.Now.AddSeconds(ReadSeconds(secondsPath.Read(context.Scope)))
        : ReadTime(timestampPath!.Read(context.Scope));

    private double ReadSeconds(JsonNode? value) =>
        value is JsonValue
        && value.GetValueKind() == JsonValueKind.Number
        && double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) is var number and >= 0
        && number <= Longest.TotalSeconds
            ? number
            : throw new StateException(
                StateError.Runtime,
                $"The SecondsPath of the state {Name} does not refer to a number of seconds within a year."
            );

    private DateTimeOffset ReadTime(JsonNode? value) =>
        value is JsonValue
        && value.GetValueKind() == JsonValueKind.String
        && WireTime.TryParseStrictly(value.GetValue<string>(), out var time)
            ? time
            : throw new StateException(
                StateError.Runtime,
                $"The TimestampPath of the state {Name} does not refer to an ISO 8601 time."
            );
}
