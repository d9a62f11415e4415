namespace Globus.Automate.Auth.SignIn;

/// <summary>How a user is brought to the page of Globus Auth, and how the code comes back from there.</summary>
public interface IAuthorizationPrompt
{
    /// <summary>Where Globus Auth sends the user with the code.</summary>
    Uri RedirectUri { get; }

    /// <summary>Shows the page, and waits for the code.</summary>
    /// <param name="page">The page of Globus Auth.</param>
    /// <param name="state">The state that a redirect must return.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SignInException">There will be no code.</exception>
    Task<Secret> GetCodeAsync(Uri page, string state, CancellationToken cancellationToken);
}
