namespace Globus.Automate.Emulator.Auth;

/// <summary>Somebody with everybody they are.</summary>
/// <param name="Identity">The identity that was asked for.</param>
/// <param name="Identities">All identities of its account, the primary one first.</param>
internal sealed record Account(Identity Identity, IReadOnlyList<Identity> Identities);
