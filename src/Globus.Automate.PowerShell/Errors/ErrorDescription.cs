using System.Management.Automation;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>What users branch on and read of a failure.</summary>
/// <param name="ErrorId">The stable id.</param>
/// <param name="Category">The kind of failure.</param>
/// <param name="RecommendedAction">What to do next.</param>
/// <param name="Explanation">What the failure's own message does not say.</param>
internal sealed record ErrorDescription(
    string ErrorId,
    ErrorCategory Category,
    string? RecommendedAction = null,
    string? Explanation = null
);
