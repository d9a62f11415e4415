namespace Globus.Automate.Emulator.Timers;

/// <summary>The result of one start.</summary>
/// <param name="Number">The position of the result, from 1.</param>
/// <param name="RanAt">The time of the start.</param>
/// <param name="Status">The HTTP status of the start.</param>
/// <param name="RunId">The run; null if it did not start.</param>
/// <param name="Errors">The error document; null if it started.</param>
internal sealed record TimerResult(int Number, DateTimeOffset RanAt, int Status, Guid? RunId, string? Errors);
