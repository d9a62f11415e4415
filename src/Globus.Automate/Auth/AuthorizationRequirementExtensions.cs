using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>Reads requirements from errors of services.</summary>
public static class AuthorizationRequirementExtensions
{
    extension(GlobusServiceException exception)
    {
        /// <summary>
        /// What the user has to consent to or sign in with before the request can succeed; null if that is not the
        /// reason.
        /// </summary>
        public AuthorizationRequirement? Requirement => AuthorizationRequirement.FromError(exception);
    }
}
