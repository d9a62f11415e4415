using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Timers;

/// <summary>The schedule of a timer.</summary>
/// <param name="Start">The time of the first run.</param>
/// <param name="IntervalSeconds">The interval; null for one run.</param>
/// <param name="EndCount">The largest number of runs; null for no limit.</param>
/// <param name="EndTime">The time after which no run starts; null for no limit.</param>
internal sealed record TimerSchedule(
    DateTimeOffset Start,
    int? IntervalSeconds,
    int? EndCount = null,
    DateTimeOffset? EndTime = null
)
{
    private const string Once = "once";
    private const string Recurring = "recurring";

    /// <summary>Reads a schedule, and reports problems to the reader. The default start is at once.</summary>
    public static TimerSchedule Read(JsonRequestReader reader, DateTimeOffset now)
    {
        var type = reader.RequiredText("type");
        var schedule = type == Recurring ? ReadRecurring(reader, now) : new(ReadTime(reader, "datetime") ?? now, null);
        if (type is not (null or Once or Recurring))
        {
            reader.ReportAt("type", $"value is not one of {Once}, {Recurring}");
        }

        reader.RejectUnknown();
        return schedule;
    }

    /// <summary>The time of the next run; null if no run follows.</summary>
    /// <param name="runCount">The number of runs so far.</param>
    /// <param name="now">The present time. A run that is due at this time counts as started.</param>
    public DateTimeOffset? FindNext(int runCount, DateTimeOffset now)
    {
        if (IntervalSeconds is not { } interval || runCount >= EndCount)
        {
            return null;
        }

        var step = TimeSpan.FromSeconds(interval);
        var next = now < Start ? Start : Start + (step * (((now - Start).Ticks / step.Ticks) + 1));
        return next > EndTime ? null : next;
    }

    /// <summary>The time of the next run of a timer that is resumed: missed runs of an interval are skipped.</summary>
    public DateTimeOffset? FindNextAfterPause(int runCount, DateTimeOffset now) =>
        IntervalSeconds is not null ? FindNext(runCount, now)
        : runCount > 0 ? null
        : Start > now ? Start
        : now;

    public JsonObject ToJson() =>
        IntervalSeconds is null
            ? new JsonObject { ["type"] = Once, ["datetime"] = Start.ToWire() }
            : new JsonObject
            {
                ["type"] = Recurring,
                ["interval_seconds"] = IntervalSeconds,
                ["start"] = Start.ToWire(),
                ["end"] =
                    EndCount is { } count ? new JsonObject { ["condition"] = "iterations", ["count"] = count }
                    : EndTime is { } time ? new JsonObject { ["condition"] = "time", ["datetime"] = time.ToWire() }
                    : null,
            };

    /// <summary>The end in the older form.</summary>
    public JsonObject? ToStopAfter() =>
        IntervalSeconds is null ? StopAfter(null, 1)
        : EndCount is null && EndTime is null ? null
        : StopAfter(EndTime?.ToWire(), EndCount);

    private static JsonObject StopAfter(string? date, int? count) => new() { ["date"] = date, ["n_runs"] = count };

    private static TimerSchedule ReadRecurring(JsonRequestReader reader, DateTimeOffset now)
    {
        var interval = reader.Require("interval_seconds") ? reader.Integer("interval_seconds") : null;
        if (interval < 1)
        {
            reader.ReportAt("interval_seconds", "ensure this value is greater than 0");
        }

        var start = ReadTime(reader, "start") ?? now;
        var end = reader.Any("end") is null ? null : reader.Object("end");
        var (count, time) = end is null ? (null, null) : ReadEnd(reader.Nested(end, "end"));
        if (time < start)
        {
            reader.ReportAt("end", "the end is before the start");
        }

        return new TimerSchedule(start, Math.Max(interval ?? 1, 1), count, time);
    }

    /// <summary>Official programs send the number of runs as <c>count</c> or as <c>iterations</c>.</summary>
    private static (int? Count, DateTimeOffset? Time) ReadEnd(JsonRequestReader reader)
    {
        var count = reader.Integer("count") ?? reader.Integer("iterations");
        reader.Any("iterations");
        var time = ReadTime(reader, "datetime");
        var condition = reader.RequiredText("condition");
        var isMatched = condition switch
        {
            "iterations" => count >= 1 && time is null,
            "time" => count is null && time is not null,
            _ => false,
        };
        if (condition is not null && !isMatched)
        {
            reader.Report("use the condition iterations with a count from 1, or time with a datetime");
        }

        reader.RejectUnknown();
        return (count, time);
    }

    private static DateTimeOffset? ReadTime(JsonRequestReader reader, string name)
    {
        if (reader.OptionalText(name) is not { } text)
        {
            return null;
        }

        if (WireTime.TryParse(text, out var time))
        {
            return time;
        }

        reader.ReportAt(name, "invalid datetime format");
        return null;
    }
}
