namespace Globus.Automate.Emulator.Auth;

/// <summary>The client that holds a token, the identity that the token represents, and its sign-in.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="IdentityId">The primary identity of the account.</param>
/// <param name="GrantId">The id shared by all tokens of one sign-in; a token without a sign-in has its own.</param>
/// <param name="SessionId">The session of the sign-in; null without one.</param>
internal sealed record TokenHolder(string ClientId, Guid IdentityId, string GrantId, string? SessionId)
{
    /// <summary>A holder without a sign-in.</summary>
    public static TokenHolder Of(string clientId, Guid identityId) =>
        new(clientId, identityId, Guid.NewGuid().ToString("D"), SessionId: null);
}
