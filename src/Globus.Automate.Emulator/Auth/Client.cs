using System.Security.Cryptography;
using System.Text;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// A registered application. A confidential client has a secret and an identity; a native client has neither.
/// </summary>
internal sealed record Client(Guid Id, string? Secret, string Name)
{
    /// <summary>The hash of the secret. The secret itself is known only for the development clients.</summary>
    public string? SecretHash { get; init; } = Secret is null ? null : SecretText.Hash(Secret);

    public bool IsNative => SecretHash is null;

    /// <summary>Allowed redirects, in addition to this machine and the page that shows the code.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>The native application that created this client, and can revoke its tokens; null without one.</summary>
    public Guid? TemplateId { get; init; }

    public Identity Identity { get; } = Identity.OfClient(Id, Name);

    public bool HasSecret(string secret) =>
        SecretHash is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(SecretHash),
            Encoding.UTF8.GetBytes(SecretText.Hash(secret))
        );
}
