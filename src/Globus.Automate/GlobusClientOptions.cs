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

    /// <summary>
    /// The addresses of the other services: https, or http on a loopback address; by default those of the environment
    /// of <see cref="AuthAddress"/>.
    /// </summary>
    public ServiceAddresses Services
    {
        get => field ?? ServiceAddresses.Of(AuthAddress, FlowsAddress);
        init;
    }

    /// <summary>The source of the tokens.</summary>
    public ITokenSource TokenSource { get; init; } = AnonymousTokenSource.Instance;

    internal override JsonSerializerOptions Json => WireDocuments.Options;
}
