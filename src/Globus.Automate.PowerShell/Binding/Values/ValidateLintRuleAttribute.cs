using System.Management.Automation;
using Globus.Automate.Definitions.Checks;

namespace Globus.Automate.PowerShell.Binding.Values;

/// <summary>Accepts ids of linter rules, and wildcards that match at least one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateLintRuleAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var text = element as string;
        if (string.IsNullOrEmpty(text))
        {
            throw new ValidationMetadataException("The id of a rule is empty.");
        }

        if (!IsMatch(text!))
        {
            var similar = FlowLinter.FindSimilarRuleId(text!);
            throw new ValidationMetadataException(
                $"No rule has the id '{text}'."
                    + (
                        similar is null
                            ? " The topic about_Globus_Errors lists the rules."
                            : $" Did you mean '{similar}'?"
                    )
            );
        }
    }

    private static bool IsMatch(string text)
    {
        try
        {
            var pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase);
            return FlowLinter.RuleIds.Any(pattern.IsMatch);
        }
        catch (WildcardPatternException exception)
        {
            throw new ValidationMetadataException($"'{text}' is not a valid wildcard pattern.", exception);
        }
    }
}
