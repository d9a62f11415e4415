namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// A Choice has rules; each is And, Or, Not, or a Variable with one operator, and the outermost name the next state.
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

        if (!list.Items().Any())
        {
            findings.Add(LintRules.EmptyList, list, "There is no rule; at least one is needed.");
        }

        foreach (var rule in list.Items())
        {
            if (findings.Require(rule.IsObject, rule, "a rule, which is an object,"))
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
                "A rule inside another has no Next; only the outermost one says where to go on."
            );
        }

        CheckRule(rule, findings);
    }

    private static void CheckRule(JsonNodeAt rule, FindingCollector findings)
    {
        foreach (var member in rule.Members().Where(member => member.Key is "Next" or "Comment"))
        {
            MemberChecks.CheckText(member.Value, findings);
        }

        var tests = rule.Members().Where(member => !Others.Contains(member.Key)).ToList();
        if (tests.Count != 1)
        {
            findings.Add(
                LintRules.InvalidChoiceRule,
                rule,
                tests.Count == 0
                    ? "This rule tests nothing: And, Or, Not, or a Variable with an operator is needed."
                    : $"A rule has one test; this one has {string.Join(" and ", tests.Select(test => test.Key))}."
            );
        }

        foreach (var test in tests)
        {
            CheckTest(rule, test.Key, test.Value, findings);
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
                $"A rule with {name} has no Variable; the rules inside it have."
            );
        }

        if (name != "Not")
        {
            CheckList(operand, findings, nested => CheckNested(nested, findings));
        }
        else if (findings.Require(operand.IsObject, operand, "a rule, which is an object,"))
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
                $"There is no operator '{name}'.{Spelling.Suggest(name, ChoiceOperators.All.Keys)}"
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
            findings.Add(LintRules.WrongOperand, operand, $"{name} compares with {ChoiceOperators.Describe(kind)}.");
        }
    }
}
