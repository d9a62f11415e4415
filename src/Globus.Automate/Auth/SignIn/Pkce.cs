using System.Security.Cryptography;
using System.Text;

namespace Globus.Automate.Auth.SignIn;

/// <summary>Proof Key for Code Exchange (RFC 7636), which makes a stolen code useless.</summary>
public static class Pkce
{
    /// <summary>Creates a verifier: 32 random bytes as 43 characters.</summary>
    public static Secret CreateVerifier() => new(RandomText());

    /// <summary>
    /// Creates a value for the <c>state</c> of a sign-in (RFC 6749 §10.12), which the response must return.
    /// </summary>
    public static string CreateState() => RandomText();

    /// <summary>Returns the challenge of a verifier, with the method <c>S256</c>.</summary>
    public static string GetChallenge(Secret verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        return Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier.Value)));
    }

    private static string RandomText()
    {
        var bytes = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return Base64Url(bytes);
    }

    private static string Base64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
