using System.Reflection;
using Globus.Automate.Definitions;

namespace Globus.Automate.Tests.Definitions;

/// <summary>The linter's rules.</summary>
internal static class RuleList
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. typeof(Rules)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (Rule)field.GetValue(null)!),
    ];
}
