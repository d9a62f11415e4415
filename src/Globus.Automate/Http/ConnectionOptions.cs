using System.Text.Json;

namespace Globus.Automate.Http;

/// <summary>How requests are sent: their retries, limits, certificates and clock.</summary>
public abstract record ConnectionOptions
{
    private protected ConnectionOptions() { }

    /// <summary>The maximum number of retries of a request; 0 for none.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>The maximum delay before a retry, even if the service asks for more.</summary>
    public TimeSpan MaximumRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The timeout of one attempt.</summary>
    public TimeSpan HttpTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The time after which a request is not retried any more.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The size of the largest response that is read, in bytes after decompression.</summary>
    public int MaximumResponseBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// Whether the certificates of services are verified. Without verification, others on the network can read the
    /// tokens.
    /// </summary>
    public bool VerifiesCertificates { get; init; } = true;

    /// <summary>The authorities that may issue certificates of services; those of this machine when null.</summary>
    public CertificateAuthorities? CertificateAuthorities { get; init; }

    /// <summary>The clock for timeouts, delays and expirations.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The handler that replaces the network in tests.</summary>
    public HttpMessageHandler? InnerHandler { get; init; }

    /// <summary>How the documents of the services are read and written.</summary>
    internal abstract JsonSerializerOptions Json { get; }
}
