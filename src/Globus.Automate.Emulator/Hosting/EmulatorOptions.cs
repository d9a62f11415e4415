namespace Globus.Automate.Emulator.Hosting;

/// <summary>The options of an emulator. All values have usable defaults.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The default port: GLOB on a telephone keypad.</summary>
    public const int DefaultPort = 4562;

    /// <summary>The loopback port; 0 selects a free port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The directory that stores flows, runs and tokens; null stores them in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The folder with definitions, flows and dumps to load at the start; null for none.</summary>
    public string? SeedDirectory { get; init; }

    /// <summary>The number from which the ids of flows, runs and actions are derived; null for random ids.</summary>
    public int? IdNumber { get; init; }

    /// <summary>
    /// The folders of collections by the collections' ids; other collections use new private folders.
    /// </summary>
    public IReadOnlyDictionary<Guid, string> Collections { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Seconds of the emulator's clock per second of real time.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Whether every application can sign in, even if the emulator does not know its id.</summary>
    public bool AcceptsAnyClient { get; init; }

    /// <summary>
    /// The time from the start of an action to the first poll; the interval doubles after each response.
    /// </summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest interval between polls. That of the service is ten minutes.</summary>
    public TimeSpan MaximumPollingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time until a web input without a response expires.</summary>
    public TimeSpan WebInputLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The timeout for responses of providers over HTTP, in real time.</summary>
    public TimeSpan ProviderTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The maximum number of states in a run. A run that exceeds it fails with <c>States.Runtime</c>.
    /// </summary>
    public int MaximumStatesPerRun { get; init; } = 10_000;

    /// <summary>The clock of token lifetimes, which official clients compare with their own clocks.</summary>
    internal TimeProvider RealTime { get; init; } = TimeProvider.System;
}
