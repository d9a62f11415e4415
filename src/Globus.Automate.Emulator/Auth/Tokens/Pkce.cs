using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>Proof key for code exchange (RFC 7636): the code is valid only together with its verifier.</summary>
internal static class Pkce
{
    private const int ChallengeLength = 43;
    private const int LongestVerifier = 128;

    public static bool IsChallenge(string text) =>
        text.Length == ChallengeLength
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    public static bool Matches(string challenge, string verifier) =>
        verifier.Length is >= ChallengeLength and <= LongestVerifier
        && verifier.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~')
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(challenge),
            Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))))
        );
}
