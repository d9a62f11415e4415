using Globus.Automate.Json;

namespace Globus.Automate.Timers;

/// <summary>Reads the results of a timer: a list, or an object with the list in <c>data</c>.</summary>
internal static class TimerResults
{
    public static JsonList Read(object? results) =>
        results as JsonList ?? (results as JsonMap)?.Find("data") as JsonList ?? [];

    /// <summary>The ids of the runs. Results of transfers and of failed starts have none.</summary>
    public static StringList RunIds(JsonList results) =>
        new(results.OfType<JsonMap>().SelectMany(Documents).Select(run => run.Find("run_id")).OfType<string>());

    private static IEnumerable<JsonMap> Documents(JsonMap result) =>
        result.Find("data") switch
        {
            JsonMap one => [one],
            JsonList many => many.OfType<JsonMap>(),
            _ => [],
        };
}
