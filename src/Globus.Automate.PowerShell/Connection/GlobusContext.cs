using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// A sign-in to one Globus: where its services are, who is signed in, and the client that holds the tokens.
/// Any number of runspaces may use one context at the same time.
/// </summary>
public sealed class GlobusContext
{
    internal GlobusContext(ContextSettings settings, AuthenticationKind authentication, GlobusClient client)
    {
        Settings = settings;
        Authentication = authentication;
        Client = client;
    }

    /// <summary>The name to give to <c>-Context</c>.</summary>
    public string Name => Settings.Name;

    /// <summary>
    /// Who is signed in, as far as the sign-in method tells: the username of who signed in, the client id of client
    /// credentials, else empty.
    /// </summary>
    public string Account { get; internal init; } = "";

    /// <summary>The id of the identity that is signed in, where the sign-in method tells.</summary>
    public Guid? IdentityId { get; internal init; }

    /// <summary>The sign-in method.</summary>
    public AuthenticationKind Authentication { get; }

    /// <summary>The application that the tokens are given to, where one is known.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>Where the sign-in is kept.</summary>
    public TokenStorageKind TokenStorage { get; internal init; } = TokenStorageKind.Process;

    /// <summary>The address of Globus Auth.</summary>
    public Uri AuthAddress => Client.Options.AuthAddress;

    /// <summary>The address of the Flows service.</summary>
    public Uri FlowsAddress => Client.Options.FlowsAddress;

    internal ContextSettings Settings { get; }

    internal GlobusClient Client { get; }

    /// <summary>What users of this context have agreed to or done for a service since it was opened.</summary>
    internal SatisfiedRequirements SatisfiedRequirements { get; init; } = new();

    /// <summary>What keeps the tokens of a sign-in; null where there is none.</summary>
    internal OpenedTokenStore? Storage { get; init; }

    /// <summary>How its user was asked to sign in; null where none was.</summary>
    internal SignInOptions? SignInOptions { get; init; }

    /// <summary>The script block that is asked for further tokens; null where there is none.</summary>
    internal ScriptBlock? Authorizer { get; init; }

    /// <summary>The tokens that were brought, to which more can be added; null for other sign-in methods.</summary>
    internal StaticTokenSource? AccessTokens { get; init; }

    /// <summary>The tokens of a sign-in; null where there is none.</summary>
    internal SignedInTokenSource? SignInTokens { get; init; }

    /// <summary>Whether it was disconnected, for all that hold it.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Closes its connections. Commands that still use it end with NotConnected.</summary>
    internal void Close()
    {
        IsClosed = true;
        Client.Dispose();
    }

    /// <summary>Whether both stand for the one sign-in that is kept under their name.</summary>
    internal bool IsSameAs(GlobusContext other) =>
        TokenStorage == other.TokenStorage && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
