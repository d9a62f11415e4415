using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>Reads requirements from errors of services.</summary>
public static class AuthorizationRequirementExtensions
{
    extension(GlobusServiceException exception)
    {
        /// <summary>The authorization that the request requires; null if this is not the cause of the error.</summary>
        public AuthorizationRequirement? Requirement => AuthorizationRequirement.FromError(exception);
    }
}
