namespace Globus.Automate.Emulator.Auth;

/// <summary>An identity with all identities of its account.</summary>
/// <param name="Identity">The requested identity.</param>
/// <param name="Identities">All identities of its account, the primary one first.</param>
internal sealed record Account(Identity Identity, IReadOnlyList<Identity> Identities);
