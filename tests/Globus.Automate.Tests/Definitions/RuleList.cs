using System.Reflection;
using Globus.Automate.Definitions;

namespace Globus.Automate.Tests.Definitions;

/// <summary>The linter's rules.</summary>
internal static class RuleList
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        .. typeof(LintRules)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (LintRule)field.GetValue(null)!),
    ];
}
