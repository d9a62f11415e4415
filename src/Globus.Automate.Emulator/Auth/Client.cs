using System.Security.Cryptography;
using System.Text;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// An application that is known to Auth. A confidential one has a secret and is an identity too; a native one has
/// neither.
/// </summary>
internal sealed record Client(Guid Id, string? Secret, string Name)
{
    /// <summary>What is kept of the secret; the secret itself is only known of the development clients.</summary>
    public string? SecretHash { get; init; } = Secret is null ? null : SecretText.Hash(Secret);

    public bool IsNative => SecretHash is null;

    /// <summary>Where a sign-in may lead, beside this machine and the page that shows the code.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public Identity Identity { get; } = Identity.OfClient(Id, Name);

    public bool HasSecret(string secret) =>
        SecretHash is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(SecretHash),
            Encoding.UTF8.GetBytes(SecretText.Hash(secret))
        );
}
