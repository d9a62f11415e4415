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

    /// <summary>The filter without the place, as a key.</summary>
    public string SearchKey => (this with { Before = null }).Key;

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
    /// <param name="found">The runs with the words; null for conditions without the words.</param>
    public SqlConditions ToConditions(FoundRuns? found)
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

        if (found is not null)
        {
            conditions.Add("run.run_id IN (SELECT value FROM json_each({0}))", found.RunIds);
        }

        return conditions;
    }

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
