namespace Globus.Automate.Auth;

/// <summary>A request for a token.</summary>
/// <param name="Scope">The required scope.</param>
/// <param name="Url">The address that receives the token, without the query.</param>
public sealed record TokenRequest(string Scope, Uri Url)
{
    /// <summary>The HTTP method of the request; null if it is unknown.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>Additional scopes and requirements, if a user has to sign in for this token.</summary>
    public SignInHint Hint { get; init; } = SignInHint.None;
}
