using System.Security.Cryptography;
using System.Text;

namespace Globus.Automate.Emulator.Auth;

/// <summary>A confidential client, which is also an identity.</summary>
internal sealed record Client(Guid Id, string Secret, string Name)
{
    public Identity Identity { get; } = Identity.OfClient(Id, Name);

    public bool HasSecret(string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(secret));
}
