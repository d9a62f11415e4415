namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Checks the rules of a Choice. A rule is And, Or, Not, or a Variable with one operator; the outermost rule has Next.
/// </summary>
internal static class ChoiceChecks
{
    private static readonly string[] Combinations = ["And", "Or", "Not"];

    private static readonly string[] Others = ["Variable", "Next", "Comment"];

    public static void Check(JsonNodeAt list, FindingCollector findings) => CheckList(list, findings, rule =>
        {
            findings.RequireMember(rule, "Next");
            CheckRule(rule, findings);
        });

    private static void CheckList(JsonNodeAt list, FindingCollector findings, Action<JsonNodeAt> check)
    {
        if (!findings.Require(list.IsArray, list, "a list of rules"))
        {
            return;
        }

        if (list.Items.Length == 0)
        {
            findings.Add(LintRules.EmptyList, list, "The list of rules is empty. At least one rule is required.");
        }

        foreach (var rule in list.Items)
        {
            if (findings.Require(rule.IsObject, rule, "a rule object"))
            {
                check(rule);
            }
        }
    }

    private static void CheckNested(JsonNodeAt rule, FindingCollector findings)
    {
        if (rule.Member("Next") is { } next)
        {
            findings.Add(
                LintRules.UnknownMember,
                next,
                "A nested rule cannot have Next. Set Next on the outermost rule."
            );
        }

        CheckRule(rule, findings);
    }

    private static void CheckRule(JsonNodeAt rule, FindingCollector findings)
    {
        if (rule.Member("Next") is { } next)
        {
            MemberChecks.CheckText(next, findings);
        }

        if (rule.Member("Comment") is { } comment)
        {
            findings.Add(
                LintRules.UnknownMember,
                comment,
                "A choice rule cannot have Comment. Set Comment on the Choice state."
            );
        }

        var tests = rule.Members.Where(member => !Others.Contains(member.Name)).ToList();
        if (tests.Count != 1)
        {
            findings.Add(
                LintRules.InvalidChoiceRule,
                rule,
                tests.Count == 0
                    ? "The rule has no test. Add And, Or, Not, or a Variable with an operator."
                    : $"A rule can have only one test, found {string.Join(" and ", tests.Select(test => test.Name))}."
            );
        }

        foreach (var test in tests)
        {
            CheckTest(rule, test.Name, test, findings);
        }
    }

    private static void CheckTest(JsonNodeAt rule, string name, JsonNodeAt operand, FindingCollector findings)
    {
        if (!Combinations.Contains(name))
        {
            CheckComparison(rule, name, operand, findings);
            return;
        }

        if (rule.Member("Variable") is { } variable)
        {
            findings.Add(
                LintRules.InvalidChoiceRule,
                variable,
                $"A rule with {name} cannot have Variable. Set Variable on the nested rules."
            );
        }

        if (name != "Not")
        {
            CheckList(operand, findings, nested => CheckNested(nested, findings));
        }
        else if (findings.Require(operand.IsObject, operand, "a rule object"))
        {
            CheckNested(operand, findings);
        }
    }

    private static void CheckComparison(JsonNodeAt rule, string name, JsonNodeAt operand, FindingCollector findings)
    {
        if (!ChoiceOperators.All.TryGetValue(name, out var kind))
        {
            findings.Add(
                LintRules.UnknownOperator,
                operand,
                $"The operator '{name}' is unknown.{Spelling.Suggest(name, ChoiceOperators.All.Keys)}"
            );
            return;
        }

        findings.RequireMember(rule, "Variable");
        if (rule.Member("Variable") is { } variable)
        {
            MemberChecks.CheckPath(variable, findings);
        }

        if (kind == OperandKind.Path)
        {
            MemberChecks.CheckPath(operand, findings);
        }
        else if (!ChoiceOperators.Fits(operand, kind))
        {
            findings.Add(
                LintRules.WrongOperand,
                operand,
                $"{name} requires {ChoiceOperators.Describe(kind)}.{TimestampMistake(operand, kind)}"
            );
        }
        else
        {
            PrincipalChecks.CheckText(operand, findings);
        }
    }

    private static string TimestampMistake(JsonNodeAt operand, OperandKind kind) =>
        kind == OperandKind.Timestamp && operand.Text is { } text ? " " + Timestamps.FindMistake(text) : "";
}
