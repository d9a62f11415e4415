namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// A sign-in to one Globus: where its services are, who is signed in, and the client that holds the tokens.
/// Any number of runspaces may use one context at the same time.
/// </summary>
public sealed class GlobusContext
{
    internal GlobusContext(string name, string account, AuthenticationKind authentication, GlobusClient client)
    {
        Name = name;
        Account = account;
        Authentication = authentication;
        Client = client;
    }

    /// <summary>The name to give to <c>-Context</c>.</summary>
    public string Name { get; }

    /// <summary>Who is signed in, as far as the way in tells: the client id of client credentials, else empty.</summary>
    public string Account { get; }

    /// <summary>The way in.</summary>
    public AuthenticationKind Authentication { get; }

    /// <summary>The address of Globus Auth.</summary>
    public Uri AuthAddress => Client.Options.AuthAddress;

    /// <summary>The address of the Flows service.</summary>
    public Uri FlowsAddress => Client.Options.FlowsAddress;

    internal GlobusClient Client { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
