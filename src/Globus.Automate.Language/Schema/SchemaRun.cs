using System.Text.RegularExpressions;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// What one check of one document shares: where references lead, and how much work may still be done.
/// </summary>
internal sealed class SchemaRun(SchemaResources resources)
{
    /// <summary>
    /// Deeper than any document that the JSON reader takes, even if each level passes through three references.
    /// </summary>
    private const int MaximumDepth = 256;

    private const int MaximumVisits = 2_000_000;

    private int _visits;

    public SchemaResources Resources => resources;

    public void Charge(SchemaVisit visit)
    {
        if (visit.Depth > MaximumDepth)
        {
            throw GiveUp(visit, "the schema leads into itself without end");
        }

        if (++_visits > MaximumVisits)
        {
            throw GiveUp(visit, "the check takes too long");
        }
    }

    public static bool IsMatch(SchemaVisit visit, string pattern, string text)
    {
        try
        {
            return Patterns.Get(pattern).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw GiveUp(visit, $"the pattern {PythonText.Quote(pattern)} takes too long to match");
        }
    }

    private static SchemaLimitException GiveUp(SchemaVisit visit, string reason) =>
        new(visit.Violation("$schema", $"The document could not be checked: {reason}"));
}
