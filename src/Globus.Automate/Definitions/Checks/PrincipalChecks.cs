namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Finds misspelled principals: the URNs of identities and groups, and the roles User and Flow.
/// </summary>
internal static class PrincipalChecks
{
    private const string Group = "urn:globus:groups:id:";
    private const string Identity = "urn:globus:auth:identity:";

    private static readonly (string Start, string Right)[] Spellings =
    [
        ("urn:globus:group", Group),
        ("urn:globus:auth:group", Group),
        ("urn:globus:identit", Identity),
        ("urn:globus:auth:identit", Identity),
    ];

    private static readonly string[] Roles = ["User", "Flow"];

    /// <summary>Checks RunAs, which is User, Flow, or a name of a role that the input provides tokens for.</summary>
    public static void CheckRole(JsonNodeAt value, FindingCollector findings)
    {
        if (!findings.Require(value.IsString, value, "a string"))
        {
            return;
        }

        var role = value.Text!;
        var meant = Array.Find(Roles, known =>
            known != role && string.Equals(known, role.Trim(), StringComparison.OrdinalIgnoreCase)
        );
        if (meant is not null)
        {
            findings.Add(
                LintRules.MisspelledRole,
                value,
                $"'{role}' is a role whose token the input must contain.{Spelling.Suggest(meant)}"
            );
        }

        CheckText(value, findings);
    }

    /// <summary>Checks a value that may be a URN of a principal, or the start of one.</summary>
    public static void CheckText(JsonNodeAt value, FindingCollector findings)
    {
        if (value.Text is { } text)
        {
            CheckText(text, value, findings);
        }
    }

    /// <summary>Checks a text in a value, such as a string in an expression.</summary>
    public static void CheckText(string text, JsonNodeAt place, FindingCollector findings)
    {
        if (text.StartsWith("urn:globus:", StringComparison.OrdinalIgnoreCase) && RightPrefix(text) is { } prefix)
        {
            findings.Add(
                LintRules.MisspelledPrincipal,
                place,
                $"'{text}' does not identify a principal. URNs of {(prefix == Group ? "groups" : "identities")} start "
                    + $"with '{prefix}'."
            );
        }
    }

    // An expression or a pattern can complete the start of a URN.
    private static string? RightPrefix(string text)
    {
        foreach (var (start, right) in Spellings)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return
                    text.StartsWith(right, StringComparison.Ordinal)
                    || right.StartsWith(text.TrimEnd('*'), StringComparison.Ordinal)
                    ? null
                    : right;
            }
        }

        return null;
    }
}
