using Globus.Automate.Auth;
using Globus.Automate.Environments;
using Globus.Automate.Http.Pipeline;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>The name of a context, the addresses of its services, and its connection settings.</summary>
internal sealed record ContextSettings
{
    /// <summary>The default name of a context.</summary>
    public const string DefaultName = "Default";

    /// <summary>The name of the context.</summary>
    public required string Name { get; init; }

    /// <summary>The address of Globus Auth.</summary>
    public required Uri AuthAddress { get; init; }

    /// <summary>The address of the Flows service.</summary>
    public required Uri FlowsAddress { get; init; }

    /// <summary>
    /// The addresses of the other services; by default those of the environment of <see cref="AuthAddress"/>.
    /// </summary>
    public ServiceAddresses Services
    {
        get => field ?? ServiceAddresses.Of(AuthAddress, FlowsAddress);
        init;
    }

    /// <summary>The timeout of one attempt.</summary>
    public required TimeSpan HttpTimeout { get; init; }

    /// <summary>The maximum number of retries.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>The validation of service certificates.</summary>
    public CertificateValidation Certificates { get; init; } = CertificateValidation.SystemAuthorities;

    /// <summary>Whether the context is connected to an emulator.</summary>
    public bool IsEmulator { get; init; }

    /// <summary>The client id of the application that users sign in to.</summary>
    public string ClientId { get; init; } = NativeClient.Id;

    /// <summary>Returns the settings from environment variables.</summary>
    /// <exception cref="Globus.Automate.PowerShell.Errors.CommandException">A variable has an invalid
    /// value.</exception>
    public static ContextSettings FromEnvironment(string name) => From(name, EnvironmentSettings.Addresses);

    /// <summary>Returns the settings of an environment; environment variables set the connection settings.</summary>
    /// <exception cref="Globus.Automate.PowerShell.Errors.CommandException">A variable has an invalid
    /// value.</exception>
    public static ContextSettings From(string name, GlobusEnvironment environment) =>
        new()
        {
            Name = name,
            AuthAddress = environment.Auth,
            FlowsAddress = environment.Flows,
            Services = environment.Services,
            HttpTimeout = EnvironmentSettings.HttpTimeout,
            Certificates = EnvironmentSettings.Certificates,
        };

    private GlobusClientOptions ClientOptions =>
        new()
        {
            AuthAddress = AuthAddress,
            FlowsAddress = FlowsAddress,
            Services = Services,
            HttpTimeout = HttpTimeout,
            MaximumRetryCount = MaximumRetryCount,
            VerifiesCertificates = Certificates.IsEnabled,
            CertificateAuthorities = Certificates.Authorities,
        };

    /// <summary>Creates a connection, which the caller disposes. It needs no token.</summary>
    public GlobusConnection Connect() => new(ClientOptions);

    /// <summary>Creates the client of a context. The token source uses the same connection to Globus Auth.</summary>
    /// <param name="createTokens">Creates the token source.</param>
    public GlobusClient CreateClient(Func<AuthClient, ITokenSource> createTokens)
    {
        var connection = Connect();
        var tokens = createTokens(new AuthClient(connection, AuthAddress));
        return new GlobusClient(connection, ClientOptions with { TokenSource = tokens });
    }
}
