using Globus.Automate.Auth.Storage;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>What a sign-in is kept in.</summary>
/// <param name="Kind">What it is; never <see cref="TokenStorageKind.Auto"/>.</param>
/// <param name="Store">The store.</param>
internal sealed record OpenedTokenStore(TokenStorageKind Kind, ITokenStore Store);
