namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Checks the structure of a definition: StartAt and States, state names, state types and their members.
/// </summary>
internal static class StructureChecks
{
    private const int LongestName = 128;

    private static readonly string[] Members = ["StartAt", "States", "Comment"];

    public static void Check(JsonNodeAt root, FindingCollector findings)
    {
        if (!findings.Require(root.IsObject, root, "an object"))
        {
            return;
        }

        findings.RequireMember(root, "StartAt");
        findings.RequireMember(root, "States");
        foreach (var member in root.Members)
        {
            CheckMember(member.Name, member, findings);
        }
    }

    private static void CheckMember(string name, JsonNodeAt value, FindingCollector findings)
    {
        if (name == "States")
        {
            CheckStates(value, findings);
        }
        else if (Members.Contains(name))
        {
            MemberChecks.Check(name, value, findings);
        }
        else
        {
            findings.Add(
                LintRules.UnknownMember,
                value,
                $"'{name}' is not a member of a flow definition.{Spelling.Suggest(name, Members)}"
            );
        }
    }

    private static void CheckStates(JsonNodeAt states, FindingCollector findings)
    {
        if (!findings.Require(states.IsObject, states, "an object"))
        {
            return;
        }

        if (states.Members.Length == 0)
        {
            findings.Add(LintRules.NoStates, states, "States is empty. A flow requires at least one state.");
        }

        foreach (var state in states.Members)
        {
            if (state.Name.Length is 0 or > LongestName)
            {
                findings.Add(
                    LintRules.InvalidStateName,
                    state,
                    $"The name of a state must have 1 to {LongestName} characters."
                );
            }

            if (findings.Require(state.IsObject, state, "an object"))
            {
                StateChecks.Check(state, findings);
            }
        }
    }
}
