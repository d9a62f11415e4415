using System.Text.Json;

namespace Globus.Automate.Http;

/// <summary>The options of requests: retries, limits, certificates and clock.</summary>
public abstract record ConnectionOptions
{
    private protected ConnectionOptions() { }

    /// <summary>The maximum number of retries of a request; 0 for none.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>The maximum delay before a retry, even if the service requests more.</summary>
    public TimeSpan MaximumRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The timeout of one attempt.</summary>
    public TimeSpan HttpTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The total time after which a request is not retried.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The maximum size of a response, in bytes after decompression.</summary>
    public int MaximumResponseBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// Whether service certificates are validated. Without validation, attackers on the network can read the tokens.
    /// </summary>
    public bool VerifiesCertificates { get; init; } = true;

    /// <summary>The authorities that may issue service certificates; null for those of the operating system.</summary>
    public CertificateAuthorities? CertificateAuthorities { get; init; }

    /// <summary>The clock for timeouts, delays and expirations.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The handler that replaces the network in tests.</summary>
    public HttpMessageHandler? InnerHandler { get; init; }

    /// <summary>The serialization options of the service documents.</summary>
    internal abstract JsonSerializerOptions Json { get; }
}
