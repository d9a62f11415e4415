namespace Globus.Automate.Emulator.Hosting;

/// <summary>How an emulator is started. Every value has a default that works.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port when none is asked for: GLOB on a telephone keypad.</summary>
    public const int DefaultPort = 4562;

    /// <summary>The loopback port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The directory that keeps flows, runs and tokens; null keeps them in memory only.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The folder with definitions, flows and dumps to start from; null for none.</summary>
    public string? SeedDirectory { get; init; }

    /// <summary>The number from which the ids of flows, runs and actions follow; null for random ids.</summary>
    public int? IdNumber { get; init; }

    /// <summary>
    /// The folders that collections map to, by the collections' ids; others map to fresh private folders.
    /// </summary>
    public IReadOnlyDictionary<Guid, string> Collections { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Seconds of the emulator's clock per second of the wall clock.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>
    /// The time from the start of an action to the first request for its status; doubles with each response.
    /// </summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time between two such requests. The service goes up to ten minutes.</summary>
    public TimeSpan MaximumPollingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time until a web input without a response expires.</summary>
    public TimeSpan WebInputLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The longest time for a response of a provider over HTTP, on the wall clock.</summary>
    public TimeSpan ProviderTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many states a run may enter before it fails with <c>States.Runtime</c>.</summary>
    public int MaximumStatesPerRun { get; init; } = 10_000;
}
