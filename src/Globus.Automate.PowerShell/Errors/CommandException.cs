using System.Management.Automation;
using Globus.Automate.Definitions;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>An error that the module detects itself.</summary>
/// <param name="errorId">The stable error id.</param>
/// <param name="category">The category.</param>
/// <param name="message">The message.</param>
/// <param name="recommendedAction">The recommended action: one line to run or one action.</param>
/// <param name="innerException">The cause.</param>
public sealed class CommandException(
    string errorId,
    ErrorCategory category,
    string message,
    string? recommendedAction = null,
    Exception? innerException = null
) : Exception(PlainText.Of(message), innerException)
{
    /// <summary>The stable error id.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>The category.</summary>
    public ErrorCategory Category { get; } = category;

    /// <summary>The recommended action: one line to run or one action.</summary>
    public string? RecommendedAction { get; } = recommendedAction;

    /// <summary>The target object, if it is not the input object.</summary>
    public object? Target { get; init; }

    /// <summary>The source position of the error; null if the error is not in a text.</summary>
    public SourcePosition? Place { get; init; }
}
