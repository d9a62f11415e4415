using System.Globalization;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The filter of the list of runs.</summary>
internal sealed record RunListFilter
{
    private const int LongestText = 1000;

    /// <summary>The flow; null for all flows.</summary>
    public string? FlowId { get; private init; }

    /// <summary>The statuses; empty for all.</summary>
    public IReadOnlyList<string> Statuses { get; private init; } = [];

    /// <summary>The words that a run must contain.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>The sequence number of the run before which the page begins; null for the newest runs.</summary>
    public long? Before { get; private init; }

    /// <summary>The filter as a key.</summary>
    public string Key => string.Join('\n', [FlowId ?? "", .. Statuses, "", .. Words, $"{Before}"]);

    /// <exception cref="ControlException">A parameter has an invalid value.</exception>
    public static RunListFilter Read(IQueryCollection query) =>
        new()
        {
            FlowId = query["flow_id"].ToString() is { Length: > 0 } id ? id : null,
            Statuses = [.. query["status"].OfType<string>().Select(ReadStatus)],
            Words = ReadWords(query["text"].ToString()),
            Before = ReadPlace(query["before"].ToString()),
        };

    /// <summary>The conditions without the sequence number.</summary>
    public SqlConditions ToConditions()
    {
        var conditions = new SqlConditions();
        conditions.Add("1");
        if (FlowId is not null)
        {
            conditions.Add("run.flow_id = {0}", FlowId);
        }

        if (Statuses.Count > 0)
        {
            conditions.Add("run.status IN (SELECT value FROM json_each({0}))", Statuses.ToJson());
        }

        if (Words.Count > 0)
        {
            AddWords(conditions, conditions.Parameter(Words.ToJson()));
        }

        return conditions;
    }

    /// <summary>All words occur in the facts of the run, or in one of its visits.</summary>
    private static void AddWords(SqlConditions conditions, string words) =>
        conditions.AddAny([
            $"contain_all({words}, run.run_id, ifnull(run.label, ''), run.tags, run.flow_title, run.state_name, "
                + "ifnull(run.failure, ''), ifnull(run.details, ''))",
            "EXISTS (SELECT 1 FROM visit WHERE visit.run_id = run.run_id AND "
                + $"contain_all({words}, visit.state_name, ifnull(visit.exception, ''), ifnull(visit.cause, ''), "
                + "ifnull(visit.input, ''), ifnull(visit.output, '')))",
        ]);

    private static string ReadStatus(string text) =>
        RunStatusNames.TryParse(text)?.ToName()
        ?? throw new ControlException(
            $"'{text}' is not a status. Supported: "
                + $"{string.Join(", ", Enum.GetValues<RunStatus>().Select(status => status.ToName()))}."
        );

    private static string[] ReadWords(string text) =>
        text.Length <= LongestText
            ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : throw new ControlException($"'text' must have at most {LongestText} characters.");

    private static long? ReadPlace(string text) =>
        text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
        : throw new ControlException("'before' must be a whole number.");
}
