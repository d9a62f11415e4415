namespace Globus.Automate.Auth.SignIn;

/// <summary>Shows the sign-in page to the user and receives the code.</summary>
public interface IAuthorizationPrompt
{
    /// <summary>The redirect URI.</summary>
    Uri RedirectUri { get; }

    /// <summary>Shows the page and waits for the code.</summary>
    /// <param name="page">The sign-in page of Globus Auth.</param>
    /// <param name="state">The state that a redirect must return.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SignInException">The sign-in failed.</exception>
    Task<Secret> GetCodeAsync(Uri page, string state, CancellationToken cancellationToken);
}
