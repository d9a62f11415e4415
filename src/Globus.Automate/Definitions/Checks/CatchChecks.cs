namespace Globus.Automate.Definitions.Checks;

/// <summary>Checks Catch: a list of entries, each with error names and a next state.</summary>
internal static class CatchChecks
{
    private const string Everything = "States.ALL";

    private static readonly string[] Members = ["ErrorEquals", "Next", "ResultPath"];

    private static readonly string[] ErrorNames =
    [
        "ActionUnableToRun",
        "ActionFailedException",
        "ActionTimeout",
        "Flows.WebInputExpired",
        "NoTokenException",
        Everything,
        "States.Runtime",
        "States.ParameterPathFailure",
        "States.ResultPathMatchFailure",
        "States.IntrinsicFailure",
        "States.NoChoiceMatched",
    ];

    public static void Check(JsonNodeAt list, FindingCollector findings)
    {
        if (!findings.Require(list.IsArray, list, "a list"))
        {
            return;
        }

        var isShadowed = false;
        foreach (var entry in list.Items)
        {
            if (isShadowed)
            {
                findings.Add(
                    LintRules.UnusedCatch,
                    entry,
                    $"This entry is never used. An earlier entry catches every error ({Everything})."
                );
            }

            if (findings.Require(entry.IsObject, entry, "an object"))
            {
                CheckEntry(entry, findings);
            }

            isShadowed |=
                entry.Member("ErrorEquals") is { } errors && errors.Items.Any(error => IsEverything(error.Text));
        }
    }

    private static void CheckEntry(JsonNodeAt entry, FindingCollector findings)
    {
        findings.RequireMember(entry, "ErrorEquals");
        findings.RequireMember(entry, "Next");
        foreach (var member in entry.Members)
        {
            if (!Members.Contains(member.Name))
            {
                findings.Add(
                    LintRules.UnknownMember,
                    member,
                    $"'{member.Name}' is not a member of a Catch entry.{Spelling.Suggest(member.Name, Members)}"
                );
            }
            else if (member.Name == "ErrorEquals")
            {
                CheckErrors(member, findings);
            }
            else
            {
                MemberChecks.Check(member.Name, member, findings);
            }
        }
    }

    private static void CheckErrors(JsonNodeAt list, FindingCollector findings)
    {
        if (!findings.Require(list.IsArray, list, "a list of error names"))
        {
            return;
        }

        if (list.Items.Length == 0)
        {
            findings.Add(LintRules.EmptyList, list, "The list of error names is empty.");
        }

        foreach (var error in list.Items)
        {
            if (
                findings.Require(error.IsString, error, "an error name")
                && !IsEverything(error.Text)
                && !ErrorNames.Contains(error.Text)
            )
            {
                findings.Add(
                    LintRules.UnknownErrorName,
                    error,
                    $"The error name '{error.Text}' is unknown.{Spelling.Suggest(error.Text!, ErrorNames)}"
                );
            }
        }
    }

    // Both spellings occur, and both work.
    private static bool IsEverything(string? name) =>
        string.Equals(name, Everything, StringComparison.OrdinalIgnoreCase);
}
