using System.Management.Automation;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>The id, category and recommended action of an error.</summary>
/// <param name="ErrorId">The stable error id.</param>
/// <param name="Category">The category.</param>
/// <param name="RecommendedAction">The recommended action.</param>
/// <param name="Explanation">Text to add to the message.</param>
internal sealed record ErrorDescription(
    string ErrorId,
    ErrorCategory Category,
    string? RecommendedAction = null,
    string? Explanation = null
);
