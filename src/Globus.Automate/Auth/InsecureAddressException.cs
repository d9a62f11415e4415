using Globus.Automate.Http;

namespace Globus.Automate.Auth;

/// <summary>The address uses plain http and is not a loopback address. No token was sent.</summary>
public sealed class InsecureAddressException(string message) : GlobusException(message)
{
    /// <summary>The address, without its query.</summary>
    public required Uri Address { get; init; }

    /// <summary>Rejects the address of a service that must not receive secrets.</summary>
    /// <exception cref="InsecureAddressException">The address is plain http on another computer.</exception>
    internal static void ThrowIfInsecure(Uri address)
    {
        if (!Origin.IsSecure(address))
        {
            throw new InsecureAddressException(
                $"The address {address} does not use https. Plain http is allowed only for loopback addresses."
            )
            {
                Address = address.WithoutQuery(),
            };
        }
    }
}
