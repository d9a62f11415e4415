using Globus.Automate.Auth.Storage;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>A token store and its kind.</summary>
/// <param name="Kind">The kind; never <see cref="TokenStorageKind.Auto"/>.</param>
/// <param name="Store">The store.</param>
internal sealed record OpenedTokenStore(TokenStorageKind Kind, ITokenStore Store);
