using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Evaluation.Values;

namespace Globus.Automate.Emulator.Evaluation.Choices;

/// <summary>
/// A rule of a Choice state: And, Or, Not, or a comparison of a variable. The compilation of the definition checks the
/// other members.
/// </summary>
internal sealed class ChoiceRule
{
    private const string Variable = "Variable";

    private static readonly string[] NotOperators = [Variable, "Next", "Comment"];

    private readonly Func<EvaluationScope, bool> _holds;

    private ChoiceRule(Func<EvaluationScope, bool> holds) => _holds = holds;

    /// <summary>The rule in a definition.</summary>
    /// <exception cref="EvaluationException">The rule is not well formed.</exception>
    public static ChoiceRule Compile(JsonObject rule)
    {
        if (rule["And"] is JsonArray all)
        {
            return All(CompileMany(all));
        }

        if (rule["Or"] is JsonArray any)
        {
            return Any(CompileMany(any));
        }

        return rule["Not"] is JsonObject inner ? Not(Compile(inner)) : new ChoiceRule(CompileComparison(rule));
    }

    /// <summary>Whether the rule is true for a state.</summary>
    /// <exception cref="EvaluationException">The variable, or the path to compare with, does not exist.</exception>
    public bool Holds(EvaluationScope scope) => _holds(scope);

    private static ChoiceRule All(List<ChoiceRule> rules) => new(scope => rules.TrueForAll(rule => rule.Holds(scope)));

    private static ChoiceRule Any(List<ChoiceRule> rules) => new(scope => rules.Exists(rule => rule.Holds(scope)));

    private static ChoiceRule Not(ChoiceRule rule) => new(scope => !rule.Holds(scope));

    private static List<ChoiceRule> CompileMany(JsonArray rules) =>
        [.. rules.Select(rule => rule is JsonObject one ? Compile(one) : throw Malformed())];

    private static Func<EvaluationScope, bool> CompileComparison(JsonObject rule)
    {
        var operators = rule.Where(member => !NotOperators.Contains(member.Key)).ToList();
        return operators is [var (name, operand)] && PyValues.Text(rule[Variable]) is { } path
            ? ChoiceOperators.Compile(name, ReferencePath.Compile(path, Variable), operand)
            : throw Malformed();
    }

    private static EvaluationException Malformed() =>
        EvaluationErrors.Runtime("A rule requires And, Or, Not, or a Variable with one operator.");
}
