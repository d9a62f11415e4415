namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// For whom a token is: the client that holds it, the identity that it stands for, and the sign-in that it comes from.
/// </summary>
/// <param name="ClientId">The client.</param>
/// <param name="IdentityId">The primary identity of the account.</param>
/// <param name="GrantId">What all tokens of one sign-in share; a token that comes from no sign-in has its own.</param>
/// <param name="SessionId">With which identities its owner signed in, and when; null where nobody did.</param>
internal sealed record TokenHolder(string ClientId, Guid IdentityId, string GrantId, string? SessionId)
{
    /// <summary>A holder whose tokens come from no sign-in.</summary>
    public static TokenHolder Of(string clientId, Guid identityId) =>
        new(clientId, identityId, Guid.NewGuid().ToString("D"), SessionId: null);
}
