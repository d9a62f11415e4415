namespace Globus.Automate.Auth.SignIn;

/// <summary>A completed sign-in.</summary>
/// <param name="identity">The identity of the user.</param>
/// <param name="username">The username, if Globus Auth returns it.</param>
/// <param name="tokens">The tokens.</param>
public sealed class CompletedSignIn(Guid identity, string? username, TokenResponse tokens)
{
    /// <summary>The identity of the user.</summary>
    public Guid Identity { get; } = identity;

    /// <summary>The username, if Globus Auth returns it.</summary>
    public string? Username { get; } = username;

    /// <summary>The tokens of all resource servers.</summary>
    public TokenResponse Tokens { get; } = tokens;
}
