using System.Text.RegularExpressions;

namespace Globus.Automate.Language.Schema;

/// <summary>The shared state of a check of a document: the targets of references and the remaining work.</summary>
internal sealed class ValidationSession(SchemaResources resources)
{
    /// <summary>
    /// Deeper than every document that the JSON reader accepts, even if each level passes through three references.
    /// </summary>
    private const int MaximumDepth = 256;

    private const int MaximumSteps = 2_000_000;

    private int _steps;

    public SchemaResources Resources => resources;

    public void CountStep(ValidationContext context)
    {
        if (context.Depth > MaximumDepth)
        {
            throw CreateLimitException(context, "the schema contains an infinite reference loop");
        }

        if (++_steps > MaximumSteps)
        {
            throw CreateLimitException(context, "the validation takes too long");
        }
    }

    public static bool IsMatch(ValidationContext context, string pattern, string text)
    {
        try
        {
            return Patterns.Get(pattern).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw CreateLimitException(context, $"the pattern {PythonText.Quote(pattern)} takes too long to match");
        }
    }

    private static SchemaLimitException CreateLimitException(ValidationContext context, string reason) =>
        new(context.Violation("$schema", $"The document could not be validated: {reason}"));
}
