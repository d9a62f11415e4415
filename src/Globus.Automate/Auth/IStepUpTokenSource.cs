using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>A token source that can ask the user to meet an authorization requirement.</summary>
public interface IStepUpTokenSource : ITokenSource
{
    /// <summary>Asks the user and returns the new token; null if the user cannot be asked.</summary>
    /// <param name="request">The request that the service refused.</param>
    /// <param name="requirement">The requirement.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    /// <exception cref="GlobusException">The sign-in failed.</exception>
    ValueTask<AccessToken?> StepUpAsync(
        TokenRequest request,
        AuthorizationRequirement requirement,
        CancellationToken cancellationToken
    );
}
