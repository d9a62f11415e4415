namespace Globus.Automate.Auth;

/// <summary>What a token is for.</summary>
/// <param name="Scope">The scope that it must have.</param>
/// <param name="Url">Where it will be sent, without the query.</param>
public sealed record TokenRequest(string Scope, Uri Url)
{
    /// <summary>The HTTP method of the request that carries it; null when no request is known.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>What else to ask for if a user has to sign in for this token.</summary>
    public SignInHint Hint { get; init; } = SignInHint.None;
}
