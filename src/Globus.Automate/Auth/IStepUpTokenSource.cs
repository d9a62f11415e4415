using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>A token source that can ask its user to do what a service demands before it goes on.</summary>
public interface IStepUpTokenSource : ITokenSource
{
    /// <summary>Asks the user; the token that then serves the request, or null when nobody can be asked.</summary>
    /// <param name="request">The request that the service refused.</param>
    /// <param name="requirement">What the service demands.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GlobusException">The user was asked, and it came to nothing.</exception>
    ValueTask<AccessToken?> StepUpAsync(
        TokenRequest request,
        AuthorizationRequirement requirement,
        CancellationToken cancellationToken
    );
}
