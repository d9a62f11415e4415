using System.Management.Automation;
using System.Net.Sockets;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Http;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>Converts exceptions to error records.</summary>
internal static class ErrorRecords
{
    /// <summary>
    /// Whether the exception is an expected error; other exceptions are defects and are not converted.
    /// </summary>
    public static bool IsKnown(Exception failure) =>
        failure is GlobusException or CommandException or ArgumentException;

    /// <summary>Whether the failure also affects all further items: the sign-in is missing or has expired.</summary>
    public static bool EndsCommand(Exception failure) =>
        failure
            is ClientClosedException
                or TokenUnavailableException
            {
                Reason: not (
                        TokenUnavailableReason.NoTokenForScope
                        or TokenUnavailableReason.UnknownScope
                        or TokenUnavailableReason.SourceFailed
                    ),
            };

    /// <summary>Creates the error record of an exception.</summary>
    /// <param name="failure">The exception.</param>
    /// <param name="target">The target object.</param>
    /// <param name="notFoundId">The error id for a 404 response.</param>
    /// <param name="line">Creates the command lines that complete the sign-in.</param>
    public static ErrorRecord From(Exception failure, object? target, string notFoundId, SignInCommandLine line)
    {
        target = failure is CommandException { Target: { } own } ? own : target;
        var description = Describe(failure, target, notFoundId, line);
        var record = new ErrorRecord(failure, description.ErrorId, description.Category, target);
        if (description.RecommendedAction is { } action)
        {
            record.ErrorDetails = new ErrorDetails(
                description.Explanation is { } more ? $"{failure.Message} {more}" : failure.Message
            )
            {
                RecommendedAction = PlainText.Of(action),
            };
        }

        return record;
    }

    private static ErrorDescription Describe(
        Exception failure,
        object? target,
        string notFoundId,
        SignInCommandLine line
    ) =>
        failure switch
        {
            CommandException own => new(own.ErrorId, own.Category, own.RecommendedAction),
            GlobusServiceException response => ServiceErrors.Describe(response, notFoundId, line),
            StartUncertainException uncertain => ServiceErrors.DescribeUncertain(uncertain, target as IStartInput),
            PagingException page => new("ListIncomplete", ErrorCategory.ReadError, ContinueLine(page, target)),
            TokenUnavailableException token => DescribeToken(token, line),
            ClientClosedException => new("NotConnected", ErrorCategory.ConnectionError, line.Again().ToString()),
            SignInException signIn => DescribeSignIn(signIn),
            TokenStoreException store => DescribeStore(store),
            GlobusConnectionException { IsTimeout: true } => new(
                "HttpTimeout",
                ErrorCategory.OperationTimeout,
                "Retry the command, or connect with a longer -HttpTimeoutSec."
            ),
            GlobusConnectionException connection => new(
                "ConnectionFailed",
                ErrorCategory.ConnectionError,
                ConnectionAdvice(connection, line)
            ),
            InvalidResponseException { ItemId: not null } item => ServiceErrors.DescribeItem(item),
            InvalidResponseException => new(
                "InvalidResponse",
                ErrorCategory.InvalidResult,
                "Check the address, and check whether a proxy responds instead of the service."
            ),
            ResponseTooLargeException => new(
                "ResponseTooLarge",
                ErrorCategory.LimitsExceeded,
                "Request less data per response, for example with a smaller -PageSize, or get single objects by id."
            ),
            OperationNotSupportedException operation => new(
                "NotImplemented",
                ErrorCategory.NotImplemented,
                $"Get-GlobusActionProvider -ActionUrl {QuotedText.Of(operation.ActionUrl.AbsoluteUri)} | Format-List"
            ),
            ArgumentException => new("InvalidArgument", ErrorCategory.InvalidArgument),
            ScopeBoundElsewhereException => new(
                "ScopeOwnerMismatch",
                ErrorCategory.SecurityError,
                "If you trust the provider with a token for this scope, specify it with -ActionScope."
            ),
            ScopeNotNamedException => ServiceErrors.DescribeUnnamedScope(),
            InsecureAddressException => new("InsecureAddress", ErrorCategory.SecurityError, "Use an https address."),
            _ => throw new InvalidOperationException($"A {failure.GetType().Name} has no error id.", failure),
        };

    private static string ConnectionAdvice(GlobusConnectionException connection, SignInCommandLine line)
    {
        if (!connection.Address.IsLoopback || connection.IsAddressFault)
        {
            return "Check the network and the proxy, then retry the command.";
        }

        if (connection.GetBaseException() is not SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return "Retry the command.";
        }

        return line.EmulatorAddress?.Authority == connection.Address.Authority
            ? StartEmulatorLine.For(connection.Address)
            : "Check that the service at this address is running.";
    }

    // A marker is valid only for the list of one flow, run or action.
    private static string? ContinueLine(PagingException page, object? target)
    {
        var one = target is IServiceObject or string ? $" for {target}" : "";
        return page.Marker is { } marker
            ? $"To continue, run the command{one} with -Marker {QuotedText.Of(marker)}."
            : null;
    }

    private static ErrorDescription DescribeToken(TokenUnavailableException token, SignInCommandLine line) =>
        token.Reason switch
        {
            TokenUnavailableReason.NoTokenForScope => new(
                "ConsentRequired",
                ErrorCategory.PermissionDenied,
                line.For(token).ToString()
            ),
            TokenUnavailableReason.UnknownScope => new(
                "UnknownScope",
                ErrorCategory.InvalidArgument,
                "Check the spelling of the scope. If it is the scope of a flow, check that the flow still exists."
            ),
            TokenUnavailableReason.Expired => new(
                "TokenExpired",
                ErrorCategory.AuthenticationError,
                line.For(token).ToString()
            ),
            TokenUnavailableReason.SignedInElsewhere => new(
                "AuthAddressMismatch",
                ErrorCategory.SecurityError,
                "Run Connect-Globus with the -AuthUrl in the message and another -ContextName."
            ),
            TokenUnavailableReason.SourceFailed => new(
                "AuthorizerFailed",
                ErrorCategory.AuthenticationError,
                "Correct the script block of -Authorizer, and run Connect-Globus again."
            ),
            _ => new("AuthenticationFailed", ErrorCategory.AuthenticationError, line.ForClient().ToString()),
        };

    private static ErrorDescription DescribeSignIn(SignInException signIn) =>
        signIn.Reason switch
        {
            SignInFailure.Denied => new(
                "SignInDenied",
                ErrorCategory.PermissionDenied,
                "Sign in again and allow the request, or contact the administrator of the account."
            ),
            SignInFailure.CodeNotAccepted => new(
                "CodeNotAccepted",
                ErrorCategory.AuthenticationError,
                "Run the command again and enter the new code. A code is valid once, for a few minutes."
            ),
            SignInFailure.TimedOut => new(
                "SignInTimeout",
                ErrorCategory.OperationTimeout,
                "Run the command again with a longer -TimeoutSec, or with -NoBrowser to paste the code."
            ),
            SignInFailure.OtherIdentity => new(
                "DifferentIdentity",
                ErrorCategory.SecurityError,
                "Sign in with the same identity, or add -AllowDifferentIdentity or another -ContextName."
            ),
            SignInFailure.IdentityUnknown => new(
                "IdentityUnknown",
                ErrorCategory.AuthenticationError,
                "Check -ClientId and the address of Globus Auth, then sign in again."
            ),
            _ => new(
                "SignInFailed",
                ErrorCategory.AuthenticationError,
                "Check -ClientId, -Scope and the addresses, then sign in again."
            ),
        };

    private static ErrorDescription DescribeStore(TokenStoreException store) =>
        store.Failure switch
        {
            TokenStoreFailure.Busy => new("TokenStorageBusy", ErrorCategory.ResourceBusy, "Retry the command."),
            TokenStoreFailure.Unsafe => new(
                "TokenStorageUnsafe",
                ErrorCategory.SecurityError,
                store.Recommendation ?? "Connect-Globus -TokenStorage Process"
            ),
            TokenStoreFailure.NewerVersion => new(
                "TokenStorageNewer",
                ErrorCategory.InvalidData,
                "Update-Module Globus.Automate"
            ),
            _ => new(
                "TokenStorageUnavailable",
                ErrorCategory.ResourceUnavailable,
                "Connect-Globus -TokenStorage Process # Or unlock the keyring, and retry the command."
            ),
        };
}
