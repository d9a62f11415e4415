using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Timers;

/// <summary>The order of a list of timers: <c>submitted_at asc</c>, for example.</summary>
/// <param name="Field">The field; one of those in <see cref="Fields"/>.</param>
/// <param name="IsDescending">Whether the largest value comes first.</param>
internal sealed record TimerOrder(string Field, bool IsDescending)
{
    private static readonly Dictionary<string, Func<TimerRecord, object?>> Fields = new(StringComparer.Ordinal)
    {
        ["submitted_at"] = timer => timer.SubmittedAt,
        ["name"] = timer => timer.Name,
        ["status"] = timer => timer.Status,
        ["next_run"] = timer => timer.NextRun,
        ["last_ran_at"] = timer => timer.LastRanAt,
    };

    /// <exception cref="TimersException">The order is not valid.</exception>
    public static TimerOrder Read(HttpRequest request)
    {
        var text = request.Query["order"].ToString();
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => new("submitted_at", IsDescending: false),
            [var field] when Fields.ContainsKey(field) => new(field, IsDescending: false),
            [var field, "asc" or "ASC"] when Fields.ContainsKey(field) => new(field, IsDescending: false),
            [var field, "desc" or "DESC"] when Fields.ContainsKey(field) => new(field, IsDescending: true),
            _ => throw TimersException.Unprocessable([
                new Problem(["query", "order"], $"'{text}' is not a field followed by asc or desc"),
            ]),
        };
    }

    public IEnumerable<TimerRecord> Apply(IReadOnlyList<TimerRecord> timers) =>
        IsDescending ? timers.OrderByDescending(Fields[Field]) : timers.OrderBy(Fields[Field]);
}
