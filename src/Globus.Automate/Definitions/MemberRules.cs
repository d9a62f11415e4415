using System.Globalization;
using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions;

/// <summary>
/// What the value of each member of a state looks like. A name means the same in every type of state.
/// </summary>
internal static class MemberRules
{
    private static readonly Dictionary<string, Action<Node, FindingList>> Checks = new(StringComparer.Ordinal)
    {
        ["ActionUrl"] = ProviderRules.CheckUrl,
        ["Handler"] = ProviderRules.CheckHandler,
        ["Parameters"] = ParameterRules.Check,
        ["Result"] = CheckResult,
        ["InputPath"] = CheckPath,
        ["ResultPath"] = CheckResultPath,
        ["SecondsPath"] = CheckPath,
        ["TimestampPath"] = CheckPath,
        ["ErrorPath"] = CheckPath,
        ["CausePath"] = CheckPath,
        ["Seconds"] = CheckSeconds,
        ["WaitTime"] = CheckSeconds,
        ["Timestamp"] = CheckTimestamp,
        ["ExceptionOnActionFailure"] = (value, findings) => findings.Require(value.IsTruth, value, "true or false"),
        ["End"] = CheckEnd,
        ["Catch"] = CatchRules.Check,
        ["Choices"] = ChoiceRules.Check,
    };

    /// <summary>Checks one member; those that have no rule of their own are strings.</summary>
    public static void Check(string name, Node value, FindingList findings)
    {
        if (Checks.TryGetValue(name, out var check))
        {
            check(value, findings);
        }
        else
        {
            CheckText(value, findings);
        }
    }

    public static void CheckText(Node value, FindingList findings) => findings.Require(value.IsText, value, "a string");

    public static void CheckPath(Node value, FindingList findings) => ReadPath(value, findings);

    /// <summary>Checks a path at which something is written: it leads to one place, and not into the context.</summary>
    public static void CheckResultPath(Node value, FindingList findings)
    {
        if (ReadPath(value, findings) is not { } path)
        {
            return;
        }

        if (!path.IsDefinite)
        {
            findings.Add(
                Rules.InvalidResultPath,
                value,
                $"Nothing can be written at '{path}': a slice leads to more than one place."
            );
        }
        else if (path.Segments is [NameSegment { Name: "_context" }, ..])
        {
            findings.Add(Rules.InvalidResultPath, value, "$._context is there to be read only.");
        }
    }

    private static JsonPath? ReadPath(Node value, FindingList findings)
    {
        if (!findings.Require(value.IsText, value, "a path, such as '$.input.name',"))
        {
            return null;
        }

        if (!JsonPath.TryParse(value.Text!, out var path, out var error))
        {
            findings.Add(Rules.InvalidPath, value, $"'{value.Text}' is not a path: {error.Message}");
        }

        return path;
    }

    private static void CheckResult(Node value, FindingList findings)
    {
        if (findings.Require(value.IsObject, value, "an object"))
        {
            ParameterRules.CheckConstants(value, findings);
        }
    }

    private static void CheckSeconds(Node value, FindingList findings)
    {
        var isWhole = value.Value.ValueKind == JsonValueKind.Number && value.Value.TryGetInt64(out _);
        if (findings.Require(isWhole, value, "a whole number of seconds") && value.Value.GetInt64() < 0)
        {
            findings.Add(Rules.OutOfRange, value, "A number of seconds is 0 or more.");
        }
    }

    private static void CheckTimestamp(Node value, FindingList findings)
    {
        if (findings.Require(value.IsText, value, "a time") && !IsTimestamp(value.Text!))
        {
            findings.Add(
                Rules.InvalidTimestamp,
                value,
                $"'{value.Text}' is not a time of RFC 3339, such as '2026-03-01T12:00:00Z'."
            );
        }
    }

    /// <summary>
    /// Whether a text is a date and a time of RFC 3339 (https://www.rfc-editor.org/rfc/rfc3339#section-5.6).
    /// </summary>
    public static bool IsTimestamp(string text) =>
        text.Length > 10
        && text[10] is 'T' or 't' or ' '
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static void CheckEnd(Node value, FindingList findings)
    {
        if (findings.Require(value.IsTruth, value, "true") && value.Value.ValueKind == JsonValueKind.False)
        {
            findings.Add(
                Rules.NextOrEnd,
                value,
                "End can only be true; a state that does not end has Next in its place."
            );
        }
    }
}
