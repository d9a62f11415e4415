using Globus.Automate.Auth;

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

    /// <summary>Whether the services have to prove who they are.</summary>
    public bool VerifiesCertificates { get; init; } = true;

    /// <summary>Whether it was opened as that of an emulator.</summary>
    public bool IsEmulator { get; init; }

    /// <summary>The application that users sign in to.</summary>
    public string ClientId { get; init; } = NativeClient.Id;

    /// <summary>What environment variables and nothing else say.</summary>
    /// <exception cref="Output.CommandException">A variable is not understood.</exception>
    public static ContextSettings FromEnvironment(string name) => From(name, EnvironmentSettings.Addresses);

    /// <summary>An environment, with what variables say of the way to it.</summary>
    /// <exception cref="Output.CommandException">A variable is not understood.</exception>
    public static ContextSettings From(string name, GlobusEnvironment environment) => new()
    {
        Name = name,
        AuthAddress = environment.Auth,
        FlowsAddress = environment.Flows,
        HttpTimeout = EnvironmentSettings.HttpTimeout,
        VerifiesCertificates = EnvironmentSettings.VerifiesCertificates,
    };

    /// <summary>Globus Auth, for what needs no token.</summary>
    public AuthClient CreateAuth() => CreateClient(AnonymousTokenSource.Instance).Auth;

    /// <summary>The services, with these tokens.</summary>
    public GlobusClient CreateClient(ITokenSource tokens) => new(new GlobusClientOptions
    {
        AuthAddress = AuthAddress,
        FlowsAddress = FlowsAddress,
        TokenSource = tokens,
        HttpTimeout = HttpTimeout,
        MaximumRetryCount = MaximumRetryCount,
        VerifiesCertificates = VerifiesCertificates,
    });
}
