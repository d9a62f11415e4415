using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Http;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>The one place in which failures become error records.</summary>
internal static class ErrorRecords
{
    /// <summary>
    /// Whether a failure is one that users are told of; any other is a defect and keeps its own face.
    /// </summary>
    public static bool IsKnown(Exception failure) =>
        failure is GlobusException or CommandException or ArgumentException;

    /// <summary>Whether the failure would meet every further item, too: nobody is signed in, or no longer.</summary>
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

    /// <summary>The error record of a failure.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="target">The object it went wrong with.</param>
    /// <param name="notFoundId">The error id when the service says that the thing asked for is not there.</param>
    /// <param name="line">What gets the context what it lacks.</param>
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
                "Try again, or connect with a longer -HttpTimeoutSec."
            ),
            GlobusConnectionException connection => new(
                "ConnectionFailed",
                ErrorCategory.ConnectionError,
                connection.Address.IsLoopback
                    ? "Start-GlobusEmulator"
                    : "Check the network and the proxy, then try again."
            ),
            InvalidResponseException { ItemId: not null } item => ServiceErrors.DescribeItem(item),
            InvalidResponseException => new(
                "InvalidResponse",
                ErrorCategory.InvalidResult,
                "Check that the address is the service's own and that no proxy answers for it."
            ),
            ResponseTooLargeException => new(
                "ResponseTooLarge",
                ErrorCategory.LimitsExceeded,
                "Ask for less in one response, for example with a smaller -PageSize."
            ),
            OperationNotSupportedException operation => new(
                "NotImplemented",
                ErrorCategory.NotImplemented,
                $"Get-GlobusActionProvider -ActionUrl {QuotedText.Of(operation.ActionUrl.AbsoluteUri)} | Format-List"
            ),
            ArgumentException => new("InvalidArgument", ErrorCategory.InvalidArgument),
            ScopeBoundElsewhereException => new(
                "ScopeBoundElsewhere",
                ErrorCategory.SecurityError,
                "If you trust the provider with a token of that scope, give it by -ActionScope."
            ),
            ScopeNotNamedException => ServiceErrors.DescribeUnnamedScope(),
            InsecureAddressException => new(
                "InsecureAddress",
                ErrorCategory.SecurityError,
                "Use an https address; a token is sent over plain http to this machine only."
            ),
            _ => throw new InvalidOperationException($"A {failure.GetType().Name} has no error id.", failure),
        };

    // A marker belongs to one list: that of one of the flows, runs or actions that the command was given.
    private static string? ContinueLine(PagingException page, object? target)
    {
        var only = target is IServiceObject or string ? $" for {target} alone" : "";
        return page.Marker is { } marker
            ? $"Repeat the command{only} with -Marker {QuotedText.Of(marker)} to go on."
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
                "Check how the scope is written; the scope of a flow exists as long as the flow does."
            ),
            TokenUnavailableReason.Expired => new(
                "TokenExpired",
                ErrorCategory.AuthenticationError,
                line.For(token).ToString()
            ),
            TokenUnavailableReason.SignedInElsewhere => new(
                "SignedInElsewhere",
                ErrorCategory.SecurityError,
                "Sign in there with Connect-Globus -AuthUrl, under a context name of its own."
            ),
            TokenUnavailableReason.SourceFailed => new(
                "AuthorizerFailed",
                ErrorCategory.AuthenticationError,
                "Correct the script block that was given by -Authorizer, and run Connect-Globus again."
            ),
            _ => new("AuthenticationFailed", ErrorCategory.AuthenticationError, line.ForClient().ToString()),
        };

    private static ErrorDescription DescribeSignIn(SignInException signIn) =>
        signIn.Reason switch
        {
            SignInFailure.Denied => new(
                "SignInDenied",
                ErrorCategory.PermissionDenied,
                "Sign in again and allow what is asked for, or ask who manages the account."
            ),
            SignInFailure.CodeNotAccepted => new(
                "CodeNotAccepted",
                ErrorCategory.AuthenticationError,
                "Run the command again; each sign-in has a code of its own, good once and for a few minutes."
            ),
            SignInFailure.TimedOut => new(
                "SignInTimeout",
                ErrorCategory.OperationTimeout,
                "Run the command again, with a longer -TimeoutSec, or with -NoBrowser to bring the code yourself."
            ),
            SignInFailure.OtherIdentity => new(
                "DifferentIdentity",
                ErrorCategory.SecurityError,
                "Sign in as before; or give -AllowDifferentIdentity, or another -ContextName, to Connect-Globus."
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
            TokenStoreFailure.Busy => new("TokenStorageBusy", ErrorCategory.ResourceBusy, "Try again."),
            TokenStoreFailure.Unsafe => new(
                "TokenStorageUnsafe",
                ErrorCategory.SecurityError,
                store.Recommendation ?? "Sign in with Connect-Globus -TokenStorage Process."
            ),
            TokenStoreFailure.NewerVersion => new(
                "TokenStorageNewer",
                ErrorCategory.InvalidData,
                "Update-Module Globus.Automate"
            ),
            _ => new(
                "TokenStorageUnavailable",
                ErrorCategory.ResourceUnavailable,
                "Unlock the keyring, or sign in with Connect-Globus -TokenStorage Process. See about_Globus_Signing_In."
            ),
        };
}
