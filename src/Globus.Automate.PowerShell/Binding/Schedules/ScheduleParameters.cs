using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.Timers;

namespace Globus.Automate.PowerShell.Binding.Schedules;

/// <summary>The parameters of a schedule, which are checked together before a timer is created.</summary>
internal sealed record ScheduleParameters
{
    public DateTimeOffset? At { get; init; }

    public IntervalArgument? Interval { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public int? RunCount { get; init; }

    /// <summary>The schedule.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="warn">Receives a warning about a time in the past.</param>
    /// <exception cref="CommandException">The parameters contradict each other, or one is missing.</exception>
    public TimerSchedule ToSchedule(DateTimeOffset now, Action<string> warn) =>
        At is { } time ? Once(time, now, warn) : Recurring(now, warn);

    private TimerSchedule Once(DateTimeOffset time, DateTimeOffset now, Action<string> warn)
    {
        if (Interval is not null)
        {
            throw SingleRunWithInterval("-At starts one run");
        }

        if ((StartTime ?? EndTime) is not null || RunCount is not null)
        {
            throw new CommandException(
                "ParameterConflict",
                ErrorCategory.InvalidArgument,
                "-At starts one run. It cannot be used with -StartTime, -EndTime or -RunCount.",
                "Use -At alone, or -Interval with -StartTime, -EndTime or -RunCount."
            );
        }

        WarnIfPast(time, nameof(At), "run", now, warn);
        return TimerSchedule.Once(time);
    }

    private TimerSchedule Recurring(DateTimeOffset now, Action<string> warn)
    {
        if (Interval is null)
        {
            throw new CommandException(
                "IntervalMissing",
                ErrorCategory.InvalidArgument,
                "The timer has no schedule: neither -Interval nor -At is specified.",
                "Specify -Interval, for example '1d', or -At for one run."
            );
        }

        var interval = Interval.Read();
        if (RunCount == 1)
        {
            throw SingleRunWithInterval("-RunCount 1 starts one run");
        }

        if (EndTime is not null && RunCount is not null)
        {
            throw new CommandException(
                "EndTimeWithRunCount",
                ErrorCategory.InvalidArgument,
                "-EndTime and -RunCount cannot be used together.",
                "Remove one of them."
            );
        }

        // The first run of a timer with a past start is now.
        var first = StartTime > now ? StartTime.Value : now;
        if (EndTime is { } last && last < first)
        {
            throw new CommandException(
                "EndBeforeStart",
                ErrorCategory.InvalidArgument,
                $"-EndTime {Show(last)} is before the start of the timer, {Show(first)}.",
                "Specify a later -EndTime. Times without an offset are local times."
            );
        }

        if (StartTime is { } start)
        {
            WarnIfPast(start, nameof(StartTime), "first run", now, warn);
        }

        var end =
            RunCount is { } count ? TimerEnd.AfterRuns(count)
            : EndTime is { } time ? TimerEnd.At(time)
            : null;
        return TimerSchedule.Every(interval, StartTime, end);
    }

    private static void WarnIfPast(
        DateTimeOffset time,
        string parameter,
        string started,
        DateTimeOffset now,
        Action<string> warn
    )
    {
        if (time < now)
        {
            warn($"-{parameter} {Show(time)} is in the past. The service starts the {started} at once.");
        }
    }

    private static string Show(DateTimeOffset time) =>
        time.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static CommandException SingleRunWithInterval(string reason) =>
        new(
            "IntervalWithSingleRun",
            ErrorCategory.InvalidArgument,
            $"{reason}, so -Interval has no effect.",
            "Use -At without -Interval for one run, or -Interval with a -RunCount of at least 2."
        );
}
