using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>A rule of a Choice state: And, Or, Not, or a comparison of a variable.</summary>
internal sealed class ChoiceRule
{
    private static readonly string[] NotOperators = ["Variable", "Next", "Comment"];

    private readonly Func<EvaluationScope, bool> _holds;

    private ChoiceRule(Func<EvaluationScope, bool> holds) => _holds = holds;

    /// <summary>The rule in a definition.</summary>
    /// <exception cref="EvaluationException">The rule is not well formed.</exception>
    public static ChoiceRule Compile(JsonObject rule)
    {
        if (rule["And"] is JsonArray all)
            return new(All(CompileMany(all)));
        if (rule["Or"] is JsonArray any)
            return new(Any(CompileMany(any)));
        if (rule["Not"] is JsonObject inner)
        {
            var negated = Compile(inner);
            return new(scope => !negated.Holds(scope));
        }

        return new(CompileComparison(rule));
    }

    /// <summary>Whether the rule holds over a state.</summary>
    /// <exception cref="EvaluationException">Its variable, or the path that it compares with, leads nowhere.</exception>
    public bool Holds(EvaluationScope scope) => _holds(scope);

    private static List<ChoiceRule> CompileMany(JsonArray rules) => [.. rules.Select(rule => rule is JsonObject one ? Compile(one) : throw Malformed())];

    private static Func<EvaluationScope, bool> All(List<ChoiceRule> rules) => scope => rules.TrueForAll(rule => rule.Holds(scope));

    private static Func<EvaluationScope, bool> Any(List<ChoiceRule> rules) => scope => rules.Exists(rule => rule.Holds(scope));

    private static Func<EvaluationScope, bool> CompileComparison(JsonObject rule)
    {
        var named = rule.Where(member => !NotOperators.Contains(member.Key)).ToList();
        if (named is not [var (name, operand)] || rule["Variable"] is not JsonValue variable)
            throw Malformed();
        return ChoiceOperators.Compile(name, ReferencePath.Compile(variable.ToString()), operand?.DeepClone()) ?? throw Malformed();
    }

    private static EvaluationException Malformed() => Failures.Runtime("a rule needs And, Or, Not, or a Variable with one operator");
}
