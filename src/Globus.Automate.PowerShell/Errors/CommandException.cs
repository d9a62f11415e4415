using System.Management.Automation;
using Globus.Automate.Definitions;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>A failure that the module itself finds, before or beside the service.</summary>
/// <param name="errorId">The stable id that users match on.</param>
/// <param name="category">The kind of failure.</param>
/// <param name="message">What went wrong.</param>
/// <param name="recommendedAction">What to do next, as a line to run where there is one.</param>
/// <param name="innerException">What caused it.</param>
public sealed class CommandException(
    string errorId,
    ErrorCategory category,
    string message,
    string? recommendedAction = null,
    Exception? innerException = null
) : Exception(PlainText.Of(message), innerException)
{
    /// <summary>The stable id that users match on.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>The kind of failure.</summary>
    public ErrorCategory Category { get; } = category;

    /// <summary>What to do next, as a line to run where there is one.</summary>
    public string? RecommendedAction { get; } = recommendedAction;

    /// <summary>The object it went wrong with, where it is not the input object.</summary>
    public object? Target { get; init; }

    /// <summary>Where in a text it went wrong, if it did in one.</summary>
    public SourcePosition? Place { get; init; }
}
