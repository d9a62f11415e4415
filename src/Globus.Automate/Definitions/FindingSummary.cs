namespace Globus.Automate.Definitions;

/// <summary>Shortens lists of findings.</summary>
public static class FindingSummary
{
    /// <summary>
    /// Replaces the information of a rule about a document with one finding that contains their number. Errors and
    /// warnings stay.
    /// </summary>
    /// <param name="findings">The findings of the linter.</param>
    /// <returns>The findings in the same order; a summary stands at the first finding of its rule.</returns>
    public static IReadOnlyList<Finding> Create(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var groups = findings.GroupBy(finding =>
            finding.Severity == FindingSeverity.Information
                ? (object)(finding.Document, finding.RuleId, finding.File)
                : finding
        );
        return [.. groups.Select(Combine)];
    }

    private static Finding Combine(IGrouping<object, Finding> group)
    {
        var (first, count) = (group.First(), group.Count());
        return count == 1 || first.Severity != FindingSeverity.Information
            ? first
            : first with
            {
                Message = $"{first.Message} ({count} places, this is the first)",
            };
    }
}
