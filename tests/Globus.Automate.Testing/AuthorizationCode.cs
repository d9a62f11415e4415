namespace Globus.Automate.Testing;

/// <summary>What a program that is not tested has after a sign-in, to exchange for tokens.</summary>
/// <param name="Code">The code.</param>
/// <param name="Redirect">The address that it was sent to.</param>
public sealed record AuthorizationCode(string Code, Uri Redirect)
{
    public const string ClientId = "e6c75d97-532a-4c88-b031-8584a319fa3e";

    public const string Verifier = "another-program-has-a-verifier-of-its-own-0";
}
