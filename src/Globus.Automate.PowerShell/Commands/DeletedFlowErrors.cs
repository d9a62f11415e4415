using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands;

/// <summary>
/// Recognizes a flow that was deleted after its object was read: Globus Auth deletes the scope with the flow.
/// </summary>
internal static class DeletedFlowErrors
{
    /// <summary>Awaits a start, and reports an unknown flow scope as a missing flow.</summary>
    /// <param name="start">The start.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="givenScope">The scope from the command line, which does not depend on the flow.</param>
    /// <exception cref="CommandException">The flow does not exist.</exception>
    public static async Task<T> ExplainAsync<T>(Task<T> start, FlowReference flow, string? givenScope)
    {
        try
        {
            return await start;
        }
        catch (TokenUnavailableException exception)
            when (exception.Reason == TokenUnavailableReason.UnknownScope && givenScope is null)
        {
            throw new CommandException(
                "FlowNotFound",
                ErrorCategory.ObjectNotFound,
                $"The flow {flow.DisplayName} was not found: Globus Auth does not know its scope.",
                "Get-GlobusFlow",
                exception
            );
        }
    }
}
