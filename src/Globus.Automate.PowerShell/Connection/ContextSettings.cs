using Globus.Automate.Auth;
using Globus.Automate.Environments;
using Globus.Automate.Http.Pipeline;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>What a context is called, where its Globus is, and how it is spoken to.</summary>
internal sealed record ContextSettings
{
    /// <summary>What a context is called that is given no name.</summary>
    public const string DefaultName = "Default";

    /// <summary>The name of the context.</summary>
    public required string Name { get; init; }

    /// <summary>The address of Globus Auth.</summary>
    public required Uri AuthAddress { get; init; }

    /// <summary>The address of the Flows service.</summary>
    public required Uri FlowsAddress { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public required TimeSpan HttpTimeout { get; init; }

    /// <summary>How often a request is repeated.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>How services prove who they are.</summary>
    public CertificateValidation Certificates { get; init; } = CertificateValidation.SystemAuthorities;

    /// <summary>Whether it was opened as that of an emulator.</summary>
    public bool IsEmulator { get; init; }

    /// <summary>The application that users sign in to.</summary>
    public string ClientId { get; init; } = NativeClient.Id;

    /// <summary>What environment variables and nothing else say.</summary>
    /// <exception cref="Globus.Automate.PowerShell.Errors.CommandException">A variable is not understood.</exception>
    public static ContextSettings FromEnvironment(string name) => From(name, EnvironmentSettings.Addresses);

    /// <summary>An environment, with what variables say of the way to it.</summary>
    /// <exception cref="Globus.Automate.PowerShell.Errors.CommandException">A variable is not understood.</exception>
    public static ContextSettings From(string name, GlobusEnvironment environment) =>
        new()
        {
            Name = name,
            AuthAddress = environment.Auth,
            FlowsAddress = environment.Flows,
            HttpTimeout = EnvironmentSettings.HttpTimeout,
            Certificates = EnvironmentSettings.Certificates,
        };

    private GlobusClientOptions ClientOptions =>
        new()
        {
            AuthAddress = AuthAddress,
            FlowsAddress = FlowsAddress,
            HttpTimeout = HttpTimeout,
            MaximumRetryCount = MaximumRetryCount,
            VerifiesCertificates = Certificates.IsEnabled,
            CertificateAuthorities = Certificates.Authorities,
        };

    /// <summary>Connections to the services, for which no token is needed yet. The caller disposes them.</summary>
    public GlobusConnection Connect() => new(ClientOptions);

    /// <summary>
    /// The one client of a context. Its tokens come from a source that asks Globus Auth through the same connections.
    /// </summary>
    /// <param name="createTokens">Creates the source, given Globus Auth.</param>
    public GlobusClient CreateClient(Func<AuthClient, ITokenSource> createTokens)
    {
        var connection = Connect();
        var tokens = createTokens(new AuthClient(connection, AuthAddress));
        return new GlobusClient(connection, ClientOptions with { TokenSource = tokens });
    }
}
