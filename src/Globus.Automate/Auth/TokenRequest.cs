namespace Globus.Automate.Auth;

/// <summary>What a token is for.</summary>
/// <param name="Scope">The scope that it must have.</param>
/// <param name="Url">Where it will be sent, without the query.</param>
public sealed record TokenRequest(string Scope, Uri Url);
