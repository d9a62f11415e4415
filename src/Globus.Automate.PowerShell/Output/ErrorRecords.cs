using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Output;

/// <summary>The one place in which failures become error records.</summary>
internal static class ErrorRecords
{
    /// <summary>Whether a failure is one that users are told of; any other is a defect and keeps its own face.</summary>
    public static bool Knows(Exception failure) => failure is GlobusException or CommandException or ArgumentException;

    /// <summary>Whether the failure would meet every further item, too: nobody is signed in, or no longer.</summary>
    public static bool EndsCommand(Exception failure) => failure is TokenUnavailableException { Reason: not TokenUnavailableReason.NoTokenForScope };

    /// <summary>The error record of a failure.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="target">The object it went wrong with.</param>
    /// <param name="notFoundId">The error id when the service says that the thing asked for is not there.</param>
    public static ErrorRecord From(Exception failure, object? target, string notFoundId)
    {
        var description = Describe(failure, notFoundId);
        target = failure is CommandException { Target: { } own } ? own : target;
        var record = new ErrorRecord(failure, description.ErrorId, description.Category, target);
        if (description.RecommendedAction is { } action)
            record.ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = action };
        return record;
    }

    private static ErrorDescription Describe(Exception failure, string notFoundId) => failure switch
    {
        CommandException own => new(own.ErrorId, own.Category, own.RecommendedAction),
        GlobusServiceException answer => ServiceErrors.Describe(answer, notFoundId),
        StartUncertainException uncertain => ServiceErrors.DescribeUncertain(uncertain),
        PagingException page => new("ListIncomplete", ErrorCategory.ReadError, page.Marker is null ? null : $"Repeat the command with -Marker '{page.Marker}' to go on."),
        TokenUnavailableException token => DescribeToken(token),
        GlobusConnectionException { IsTimeout: true } => new("HttpTimeout", ErrorCategory.OperationTimeout, "Try again, or connect with a longer -HttpTimeoutSec."),
        GlobusConnectionException connection => new("ConnectionFailed", ErrorCategory.ConnectionError, connection.Address.IsLoopback ? "Start-GlobusEmulator" : "Check the network and the proxy, then try again."),
        InvalidResponseException => new("InvalidResponse", ErrorCategory.InvalidResult, "Check that the address is the service's own and that no proxy answers for it."),
        ArgumentException => new("InvalidArgument", ErrorCategory.InvalidArgument),
        ScopeBoundElsewhereException => new("ScopeBoundElsewhere", ErrorCategory.SecurityError, "If you trust the provider with a token of that scope, give it by -ActionScope."),
        InsecureAddressException => new("InsecureAddress", ErrorCategory.SecurityError, "Use an https address; a token is sent over plain http to this machine only."),
        _ => new("GlobusError", ErrorCategory.NotSpecified),
    };

    private static ErrorDescription DescribeToken(TokenUnavailableException token) => token.Reason switch
    {
        TokenUnavailableReason.NoTokenForScope => new("ConsentRequired", ErrorCategory.PermissionDenied, $"Connect-Globus -AccessToken (Read-Host -AsSecureString) -Scope '{token.Scope}'"),
        TokenUnavailableReason.Expired => new("TokenExpired", ErrorCategory.AuthenticationError, "Connect-Globus"),
        _ => new("AuthenticationFailed", ErrorCategory.AuthenticationError, "Check the client id and its secret, then run Connect-Globus -Credential (Get-Credential)."),
    };
}
