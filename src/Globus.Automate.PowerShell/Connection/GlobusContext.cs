using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// A sign-in to Globus: the service addresses, the identity, and the client with the tokens. Runspaces can share a
/// context.
/// </summary>
public sealed class GlobusContext
{
    internal GlobusContext(ContextSettings settings, AuthenticationKind authentication, GlobusClient client)
    {
        Settings = settings;
        Authentication = authentication;
        Client = client;
    }

    /// <summary>The name for <c>-Context</c>.</summary>
    public string Name => Settings.Name;

    /// <summary>
    /// The account, if the sign-in method provides it: a username, or the client id of client credentials; otherwise
    /// empty.
    /// </summary>
    public string Account { get; internal init; } = "";

    /// <summary>The id of the signed-in identity, if the sign-in method provides it.</summary>
    public Guid? IdentityId { get; internal init; }

    /// <summary>The sign-in method.</summary>
    public AuthenticationKind Authentication { get; }

    /// <summary>The client id of the application that received the tokens, if it is known.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>The storage of the sign-in.</summary>
    public TokenStorageKind TokenStorage { get; internal init; } = TokenStorageKind.Process;

    /// <summary>The address of Globus Auth.</summary>
    public Uri AuthAddress => Client.Options.AuthAddress;

    /// <summary>The address of the Flows service.</summary>
    public Uri FlowsAddress => Client.Options.FlowsAddress;

    internal ContextSettings Settings { get; }

    internal GlobusClient Client { get; }

    /// <summary>The authorization requirements that the users of this context have satisfied.</summary>
    internal SatisfiedRequirements SatisfiedRequirements { get; init; } = new();

    /// <summary>The token store of the sign-in; null if it has none.</summary>
    internal OpenedTokenStore? Storage { get; init; }

    /// <summary>The prompt options of the sign-in; null if it has none.</summary>
    internal SignInOptions? SignInOptions { get; init; }

    /// <summary>The script block that returns additional tokens; null if there is none.</summary>
    internal ScriptBlock? Authorizer { get; init; }

    /// <summary>The supplied tokens, to which more can be added; null for other sign-in methods.</summary>
    internal StaticTokenSource? AccessTokens { get; init; }

    /// <summary>The tokens of a sign-in; null if there is none.</summary>
    internal SignedInTokenSource? SignInTokens { get; init; }

    /// <summary>Whether the context was disconnected.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Closes the connections. Commands that use the context then fail with NotConnected.</summary>
    internal void Close()
    {
        IsClosed = true;
        Client.Dispose();
    }

    /// <summary>Whether both contexts represent the same stored sign-in.</summary>
    internal bool IsSameAs(GlobusContext other) =>
        TokenStorage == other.TokenStorage && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
