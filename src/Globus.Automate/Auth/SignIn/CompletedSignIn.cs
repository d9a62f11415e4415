namespace Globus.Automate.Auth.SignIn;

/// <summary>A sign-in that came to its end.</summary>
/// <param name="identity">Who signed in.</param>
/// <param name="username">Their username, where Globus Auth returns it.</param>
/// <param name="tokens">The tokens.</param>
public sealed class CompletedSignIn(Guid identity, string? username, TokenResponse tokens)
{
    /// <summary>Who signed in.</summary>
    public Guid Identity { get; } = identity;

    /// <summary>Their username, where Globus Auth returns it.</summary>
    public string? Username { get; } = username;

    /// <summary>The tokens: one for one resource server, and the others beside it.</summary>
    public TokenResponse Tokens { get; } = tokens;
}
