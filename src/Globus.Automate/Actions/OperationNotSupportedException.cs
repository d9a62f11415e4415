using Globus.Automate.Http;

namespace Globus.Automate.Actions;

/// <summary>An action provider does not support an optional operation.</summary>
public sealed class OperationNotSupportedException(string message, Exception? innerException = null)
    : GlobusException(message, innerException)
{
    /// <summary>The address of the provider.</summary>
    public required Uri ActionUrl { get; init; }
}
