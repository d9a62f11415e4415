using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Environments;
using Globus.Automate.Http;

namespace Globus.Automate;

/// <summary>The addresses of the services, the connection options and the token source.</summary>
public sealed record GlobusClientOptions : ConnectionOptions
{
    /// <summary>The address of Globus Auth: https, or http on a loopback address.</summary>
    public Uri AuthAddress { get; init; } = GlobusEnvironment.Production.Auth;

    /// <summary>The address of the Flows service: https, or http on a loopback address.</summary>
    public Uri FlowsAddress { get; init; } = GlobusEnvironment.Production.Flows;

    /// <summary>The source of the tokens.</summary>
    public ITokenSource TokenSource { get; init; } = AnonymousTokenSource.Instance;

    internal override JsonSerializerOptions Json => WireDocuments.Options;
}
