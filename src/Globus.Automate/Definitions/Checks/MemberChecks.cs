using System.Globalization;
using System.Text.Json;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions.Checks;

/// <summary>Checks the values of state members. A member name has the same meaning in every state type.</summary>
internal static class MemberChecks
{
    private static readonly Dictionary<string, Action<JsonNodeAt, FindingCollector>> Checks = new(
        StringComparer.Ordinal
    )
    {
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
        var isWhole = value.Value.ValueKind == JsonValueKind.Number && value.Value.TryGetInt64(out _);
        if (findings.Require(isWhole, value, "a whole number of seconds") && value.Value.GetInt64() < 0)
        {
            findings.Add(LintRules.OutOfRange, value, "The number of seconds must be 0 or greater.");
        }
    }

    private static void CheckTimestamp(JsonNodeAt value, FindingCollector findings)
    {
        if (findings.Require(value.IsString, value, "a timestamp") && !IsTimestamp(value.Text!))
        {
            findings.Add(
                LintRules.InvalidTimestamp,
                value,
                $"'{value.Text}' is not an RFC 3339 timestamp, such as '2026-03-01T12:00:00Z'."
            );
        }
    }

    /// <summary>
    /// Whether a string is an RFC 3339 timestamp (https://www.rfc-editor.org/rfc/rfc3339#section-5.6).
    /// </summary>
    public static bool IsTimestamp(string text) =>
        text.Length > 10
        && text[10] is 'T' or 't' or ' '
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

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
