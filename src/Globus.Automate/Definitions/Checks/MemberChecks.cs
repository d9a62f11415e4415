using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions.Checks;

/// <summary>Checks the values of state members. A member name has the same meaning in every state type.</summary>
internal static class MemberChecks
{
    // A run can last up to a year.
    private const int LongestWait = 31_536_000;

    private static readonly Dictionary<string, Action<JsonNodeAt, FindingCollector>> Checks = new(
        StringComparer.Ordinal
    )
    {
        ["Comment"] = (_, _) => { },
        ["RunAs"] = PrincipalChecks.CheckRole,
        ["ActionUrl"] = ProviderChecks.CheckUrl,
        ["Handler"] = ProviderChecks.CheckHandler,
        ["Parameters"] = ParameterChecks.Check,
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
        ["ExceptionOnActionFailure"] = (value, findings) => findings.Require(value.IsBoolean, value, "true or false"),
        ["End"] = CheckEnd,
        ["Catch"] = CatchChecks.Check,
        ["Choices"] = ChoiceChecks.Check,
    };

    /// <summary>Checks one member; members without a specific rule are strings.</summary>
    public static void Check(string name, JsonNodeAt value, FindingCollector findings)
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

    public static void CheckText(JsonNodeAt value, FindingCollector findings) =>
        findings.Require(value.IsString, value, "a string");

    public static void CheckPath(JsonNodeAt value, FindingCollector findings) => ReadPath(value, findings);

    /// <summary>Checks a result path, which must select one location outside the context.</summary>
    public static void CheckResultPath(JsonNodeAt value, FindingCollector findings)
    {
        if (ReadPath(value, findings) is not { } path)
        {
            return;
        }

        if (!path.IsDefinite)
        {
            findings.Add(
                LintRules.InvalidResultPath,
                value,
                $"ResultPath '{path}' is not valid: a slice selects more than one location."
            );
        }
        else if (path.Segments is [NameSegment { Name: "_context" }, ..])
        {
            findings.Add(LintRules.InvalidResultPath, value, "$._context is read-only.");
        }
    }

    private static JsonPath? ReadPath(JsonNodeAt value, FindingCollector findings)
    {
        if (!findings.Require(value.IsString, value, "a path such as '$.input.name'"))
        {
            return null;
        }

        if (!JsonPath.TryParse(value.Text!, out var path, out var error))
        {
            findings.Add(LintRules.InvalidPath, value, $"'{value.Text}' is not a path: {error.Message}");
        }

        return path;
    }

    private static void CheckResult(JsonNodeAt value, FindingCollector findings)
    {
        if (findings.Require(value.IsObject, value, "an object"))
        {
            ParameterChecks.CheckConstants(value, findings);
        }
    }

    private static void CheckSeconds(JsonNodeAt value, FindingCollector findings)
    {
        var seconds = WholeNumber(value.Value);
        if (!findings.Require(seconds is not null, value, "a whole number of seconds"))
        {
            return;
        }

        if (seconds < 0)
        {
            findings.Add(LintRules.OutOfRange, value, "The number of seconds must be 0 or greater.");
        }
        else if (seconds > LongestWait)
        {
            findings.Add(
                LintRules.LongWait,
                value,
                "The time is longer than a year (31536000 seconds). A run can last up to a year."
            );
        }
    }

    // As in JSON Schema, 300.0 and 3e2 are whole numbers. A decimal has more digits than a double, and less range.
    private static double? WholeNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number)
        && Math.Floor(number) == number
        && (!value.TryGetDecimal(out var exact) || decimal.Floor(exact) == exact)
            ? number
            : null;

    private static void CheckTimestamp(JsonNodeAt value, FindingCollector findings)
    {
        if (
            findings.Require(value.IsString, value, "a timestamp") && Timestamps.FindMistake(value.Text!) is { } mistake
        )
        {
            findings.Add(LintRules.InvalidTimestamp, value, $"'{value.Text}' is not an RFC 3339 timestamp: {mistake}");
        }
    }

    private static void CheckEnd(JsonNodeAt value, FindingCollector findings)
    {
        if (findings.Require(value.IsBoolean, value, "true") && value.Value.ValueKind == JsonValueKind.False)
        {
            findings.Add(
                LintRules.NextOrEnd,
                value,
                "End must be true. If the flow continues after this state, use Next."
            );
        }
    }
}
