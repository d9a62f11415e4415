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
    /// How long after its start an action is asked for the first time whether it is over; doubles with each answer.
    /// </summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time between two such questions. The service goes up to ten minutes.</summary>
    public TimeSpan MaximumPollingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a web input waits for an answer before it expires.</summary>
    public TimeSpan WebInputLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a provider that is called over HTTP may take to answer, on the wall clock.</summary>
    public TimeSpan ProviderTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many states a run may enter before it fails with <c>States.Runtime</c>.</summary>
    public int MaximumStatesPerRun { get; init; } = 10_000;
}
