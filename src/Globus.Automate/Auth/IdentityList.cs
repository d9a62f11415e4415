using Globus.Automate.Json.Wire;

namespace Globus.Automate.Auth;

/// <summary>The response to a search for identities.</summary>
internal sealed class IdentityList
{
    public required PageItems<Identity> Identities { get; init; }
}
