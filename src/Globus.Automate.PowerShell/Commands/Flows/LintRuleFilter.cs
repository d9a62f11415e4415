using System.Management.Automation;
using Globus.Automate.Definitions;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Leaves out the findings of rules.</summary>
/// <param name="skipped">The ids of the rules, with wildcards.</param>
internal sealed class LintRuleFilter(IEnumerable<string> skipped)
{
    private readonly List<WildcardPattern> _skipped =
    [
        .. skipped.Select(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase)),
    ];

    /// <summary>Leaves out nothing.</summary>
    public static LintRuleFilter None { get; } = new([]);

    /// <summary>Returns the findings of the other rules.</summary>
    public IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings) =>
        _skipped.Count == 0
            ? findings
            : [.. findings.Where(finding => !_skipped.Exists(pattern => pattern.IsMatch(finding.RuleId)))];
}
