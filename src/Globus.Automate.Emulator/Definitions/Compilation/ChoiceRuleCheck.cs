using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>
/// Checks the shape of a Choice rule: one of And, Or, Not and a comparison; only the outermost rule has Next.
/// </summary>
internal static class ChoiceRuleCheck
{
    private static readonly string[] Combinations = ["And", "Or", "Not"];

    /// <param name="rule">The outermost rule.</param>
    /// <param name="reader">Receives the problems.</param>
    public static void Run(JsonObject rule, JsonRequestReader reader)
    {
        var given = Combinations.Append("Variable").Count(rule.ContainsKey);
        if (given != 1)
        {
            reader.Report("A rule must have exactly one of And, Or, Not, Variable");
        }

        if (rule.ContainsKey("Comment"))
        {
            reader.ReportExtra("Comment");
        }

        foreach (var name in Combinations.Where(rule.ContainsKey))
        {
            if (rule[name] is JsonArray { Count: 0 })
            {
                reader.ReportAt(name, "ensure this value has at least 1 items");
            }

            RejectUnknown(rule, name, reader);
            foreach (var (inner, path) in Inner(rule[name], name))
            {
                CheckNested(inner, reader.Nested(inner, path));
            }
        }
    }

    private static void CheckNested(JsonObject rule, JsonRequestReader reader)
    {
        if (rule.ContainsKey("Next"))
        {
            reader.ReportAt("Next", "Only the outermost rule may have Next");
        }

        Run(rule, reader);
    }

    private static void RejectUnknown(JsonObject rule, string name, JsonRequestReader reader)
    {
        foreach (
            var (other, _) in rule.Where(member =>
                member.Key != name && member.Key is not ("Next" or "Comment" or "And" or "Or" or "Not" or "Variable")
            )
        )
        {
            reader.ReportExtra(other);
        }
    }

    private static IEnumerable<(JsonObject Rule, object[] Path)> Inner(JsonNode? value, string name) =>
        value switch
        {
            JsonObject rule => [(rule, [name])],
            JsonArray rules => rules
                .Select((rule, index) => (Rule: rule as JsonObject, Index: index))
                .Where(entry => entry.Rule is not null)
                .Select(entry => (entry.Rule!, new object[] { name, entry.Index })),
            _ => [],
        };
}
