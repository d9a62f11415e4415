using System.Security.Cryptography;
using System.Text;

namespace Globus.Automate.Emulator.Auth;

/// <summary>An application that is known to Auth. A confidential one has a secret and is an identity too; a native one has neither.</summary>
internal sealed record Client(Guid Id, string? Secret, string Name)
{
    public bool IsNative => Secret is null;

    /// <summary>Where a sign-in may lead, beside this machine and the page that shows the code.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public Identity Identity { get; } = Identity.OfClient(Id, Name);

    public bool HasSecret(string secret) =>
        Secret is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(secret));
}
