using System.Globalization;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Language;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>
/// The filter of a listing: clauses with slashes between them, all of which must hold, such as
/// <c>type:dir/name:~run*</c> (https://docs.globus.org/api/transfer/file_operations/#dir_listing_filtering).
/// </summary>
internal static class LsFilter
{
    private static readonly string[] Comparisons = ["<=", ">=", "<", ">", "="];

    /// <param name="filters">One filter, or several of which one must hold; null for all items.</param>
    /// <exception cref="CollectionException">A filter is not supported.</exception>
    public static Func<JsonObject, bool> Compile(JsonNode? filters)
    {
        var alternatives = LsOrder.Texts(filters).ConvertAll(CompileOne);
        return item => alternatives.Count == 0 || alternatives.Exists(holds => holds(item));
    }

    private static Func<JsonObject, bool> CompileOne(string filter)
    {
        var clauses = filter.Split('/').Where(clause => clause.Length > 0).Select(CompileClause).ToList();
        return item => clauses.TrueForAll(holds => holds(item));
    }

    private static Func<JsonObject, bool> CompileClause(string clause)
    {
        var colon = clause.IndexOf(':', StringComparison.Ordinal);
        var (field, value) = colon < 0 ? (clause, "") : (clause[..colon], clause[(colon + 1)..]);
        return field switch
        {
            "name" or "type" => CompileTexts(field, value.Split(',')),
            "size" => CompileSize(value),
            "last_modified" => CompilePeriod(value.Split(',')),
            _ => throw Unsupported(clause),
        };
    }

    /// <summary>One of the values must match; <c>~</c> begins a pattern and <c>!</c> a negation.</summary>
    private static Func<JsonObject, bool> CompileTexts(string field, string[] values)
    {
        var isNegated = values[0].StartsWith('!');
        var patterns = values
            .Select(value => value.TrimStart('!'))
            .Select(value =>
                value.StartsWith('~') ? new Glob(value[1..]).IsMatch : (Func<string, bool>)(text => text == value)
            )
            .ToList();
        return item => patterns.Exists(matches => matches(item[field]!.GetValue<string>())) != isNegated;
    }

    private static Func<JsonObject, bool> CompileSize(string value)
    {
        var comparison = Comparisons.FirstOrDefault(value.StartsWith, "");
        if (!long.TryParse(value.AsSpan(comparison.Length), CultureInfo.InvariantCulture, out var size))
        {
            throw Unsupported($"size:{value}");
        }

        return item =>
        {
            var order = item["size"]!.GetValue<long>().CompareTo(size);
            return comparison switch
            {
                "<" => order < 0,
                "<=" => order <= 0,
                ">" => order > 0,
                ">=" => order >= 0,
                _ => order == 0,
            };
        };
    }

    /// <summary>The times from the first to the second; an empty text is no limit.</summary>
    private static Func<JsonObject, bool> CompilePeriod(string[] values)
    {
        var first = ReadTime(values[0], DateTimeOffset.MinValue);
        var last = ReadTime(values.ElementAtOrDefault(1) ?? "", DateTimeOffset.MaxValue);
        return item =>
            WireTime.TryParse(item["last_modified"]!.GetValue<string>(), out var time) && time >= first && time <= last;
    }

    private static DateTimeOffset ReadTime(string text, DateTimeOffset limit) =>
        text.Length == 0 ? limit
        : WireTime.TryParse(text, out var time) ? time
        : throw Unsupported($"last_modified:{text}");

    private static CollectionException Unsupported(string clause) =>
        new("BadRequest", $"The emulator does not support the filter {PythonText.Quote(clause)}.");
}
