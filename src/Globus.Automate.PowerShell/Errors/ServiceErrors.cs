using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>Describes error responses of services.</summary>
internal static class ServiceErrors
{
    private static readonly string[] FlowsPaths = ["/flows/", "/runs/", "/web_inputs/", "/registered_apis/"];

    private const string NotAllowed = "The token is not valid, or the connected identity does not have permission.";

    /// <summary>Describes a response by its status and its error code.</summary>
    public static ErrorDescription Describe(
        GlobusServiceException response,
        string notFoundId,
        SignInCommandLine line
    ) =>
        (int)response.StatusCode switch
        {
            _ when response.Requirement is { } requirement => DescribeRequirement(requirement, response.Scope, line),
            401 when notFoundId == "ActionProviderNotFound" && response.Scope is null => DescribeUnnamedScope(),
            401 when notFoundId is "ActionNotFound" or "ActionProviderNotFound" => new(
                "AuthenticationFailed",
                ErrorCategory.AuthenticationError,
                "Run Get-GlobusIdentity to check the connected identity, or Connect-Globus to sign in again.",
                NotAllowed
            ),
            401 => new("AuthenticationFailed", ErrorCategory.AuthenticationError, line.For(response.Scope).ToString()),
            403 => DescribeRefusal(response, line),
            404 => new(notFoundId, ErrorCategory.ObjectNotFound, NotFoundAdvice(notFoundId)),
            409 or 412 => new(
                "StateConflict",
                ErrorCategory.ResourceExists,
                "Get the object again, and check its state."
            ),
            400 or 422 => DescribeBadRequest(response),
            429 => new("Throttled", ErrorCategory.LimitsExceeded, "Retry later, or send fewer requests at once."),
            501 => new("NotImplemented", ErrorCategory.NotImplemented),
            >= 500 => new("ServiceUnavailable", ErrorCategory.ResourceUnavailable, "Retry later."),
            _ => InvalidRequest(),
        };

    /// <summary>Describes a start with an unknown outcome.</summary>
    /// <param name="uncertain">The exception.</param>
    /// <param name="input">The input of the start, if the command knows it.</param>
    public static ErrorDescription DescribeUncertain(StartUncertainException uncertain, IStartInput? input) =>
        new(
            "StartUncertain",
            ErrorCategory.ConnectionError,
            input?.RecommendedLine(uncertain) ?? StartCheckCommands.For(uncertain, null, null)
        );

    /// <summary>Describes a list item that cannot be read completely.</summary>
    public static ErrorDescription DescribeItem(InvalidResponseException item)
    {
        var path = item.RequestUri.AbsolutePath;
        var line =
            FlowsPaths.Any(start => path.StartsWith(start, StringComparison.Ordinal)) ? $"Invoke-GlobusRequest {path}"
            : path.StartsWith("/jobs/", StringComparison.Ordinal) ? $"Invoke-GlobusRequest -Service Timers {path}"
            : null;
        return new("InvalidResponse", ErrorCategory.InvalidResult, line);
    }

    /// <summary>Describes a provider that does not publish its scope.</summary>
    public static ErrorDescription DescribeUnnamedScope() =>
        new(
            "ActionScopeMissing",
            ErrorCategory.InvalidArgument,
            "Run the command with -ActionScope '<scope>'. The administrator of the provider knows the scope."
        );

    private static string NotFoundAdvice(string notFoundId) =>
        notFoundId == "ActionProviderNotFound"
            ? "Check the address of the action provider."
            : $"Check the id and the permissions of the connected identity.{ListAdvice(notFoundId)}";

    private static string ListAdvice(string notFoundId) =>
        notFoundId switch
        {
            "FlowNotFound" => " Get-GlobusFlow lists the available flows.",
            "RunNotFound" => " Get-GlobusRun lists the available runs.",
            "TimerNotFound" => " Get-GlobusTimer lists the available timers.",
            "WebInputNotFound" => " Get-GlobusWebInput lists the available web inputs.",
            "RegisteredApiNotFound" => " Get-GlobusRegisteredApi lists the available registered APIs.",
            _ => "",
        };

    /// <summary>Describes an authorization requirement and the command line that meets it.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="scope">The scope of the token that was sent.</param>
    /// <param name="line">Creates the command lines that complete the sign-in.</param>
    public static ErrorDescription DescribeRequirement(
        AuthorizationRequirement requirement,
        string? scope,
        SignInCommandLine line
    )
    {
        if (!requirement.IsWithin(scope))
        {
            return new(
                "ScopeOwnerMismatch",
                ErrorCategory.SecurityError,
                "The service requests a consent for another service: "
                    + $"{string.Join(", ", requirement.RequiredScopes)}. Grant it only after the administrator of the "
                    + "service explains the reason."
            );
        }

        return requirement.RequiredScopes.Count > 0
            ? new("ConsentRequired", ErrorCategory.PermissionDenied, line.For(requirement, scope).ToString())
            : new("AuthorizationRequired", ErrorCategory.PermissionDenied, line.For(requirement, scope).ToString());
    }

    private static ErrorDescription DescribeRefusal(GlobusServiceException response, SignInCommandLine line) =>
        response.Code switch
        {
            "MISSING_SCOPE" => new(
                "MissingScope",
                ErrorCategory.PermissionDenied,
                line.For(MissingScope(response) ?? response.Scope).ToString()
            ),
            _ => new(
                "AccessDenied",
                ErrorCategory.PermissionDenied,
                "Ask the owner for the missing role, or sign in with another account. Get-GlobusIdentity shows the "
                    + "connected identity."
            ),
        };

    // A service must not request tokens for another service, so a scope of another service is ignored.
    private static string? MissingScope(GlobusServiceException response) =>
        response.Scope is not { } sent
            ? null
            : Array.Find(response.Message.Split([' ', ',', '\'', '"']), word =>
                word.Contains(':') && GlobusScopes.GetServicePrefix(word) == GlobusScopes.GetServicePrefix(sent)
            );

    private static ErrorDescription DescribeBadRequest(GlobusServiceException response)
    {
        if (response.Code == "FLOW_INPUT_ERROR")
        {
            return new("InvalidFlowInput", ErrorCategory.InvalidData, "Correct -Body to match the input schema.");
        }

        if (response.Details.Any(detail => IsAt(detail, "$.definition")))
        {
            return new(
                "InvalidFlowDefinition",
                ErrorCategory.InvalidData,
                "Correct the definition at the path in the message."
            );
        }

        return response.Details.Any(detail => IsAt(detail, "$.input_schema"))
            ? new(
                "InvalidInputSchema",
                ErrorCategory.InvalidData,
                "Correct the input schema at the path in the message."
            )
            : InvalidRequest();
    }

    private static ErrorDescription InvalidRequest() =>
        new("InvalidRequest", ErrorCategory.InvalidArgument, "Correct the value in the message.");

    private static bool IsAt(ErrorDetail detail, string path) =>
        detail.Path?.StartsWith(path, StringComparison.Ordinal) == true;
}
