using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate;

/// <summary>Where Globus is, who asks, and how patient to be.</summary>
public sealed record GlobusClientOptions
{
    /// <summary>The root of Globus Auth: https, or this machine.</summary>
    public Uri AuthAddress { get; init; } = GlobusEnvironment.Production.Auth;

    /// <summary>The root of the Flows service: https, or this machine.</summary>
    public Uri FlowsAddress { get; init; } = GlobusEnvironment.Production.Flows;

    /// <summary>Where tokens come from.</summary>
    public ITokenSource TokenSource { get; init; } = AnonymousTokenSource.Instance;

    /// <summary>How often a request is sent again at most; 0 never.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>The longest pause between two attempts, also when the service asks for more.</summary>
    public TimeSpan MaximumRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time of one attempt.</summary>
    public TimeSpan HttpTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The time of a request in all: after it no further attempt begins.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The largest response that is read, in bytes after decompression.</summary>
    public int MaximumResponseBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// Whether a service has to prove who it is. Turned off, whoever is in between can read the tokens.
    /// </summary>
    public bool VerifiesCertificates { get; init; } = true;

    /// <summary>
    /// The authorities whose certificates services may have; those that this machine trusts when null.
    /// </summary>
    public CertificateAuthorities? CertificateAuthorities { get; init; }

    /// <summary>What time it is, and what a pause is.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What stands in for the network in tests.</summary>
    public HttpMessageHandler? InnerHandler { get; init; }
}
