using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator;

/// <summary>The shared parts of an emulator: database, clock, address and ids.</summary>
internal sealed class HostServices : IDisposable
{
    private readonly SettingStore _settings;

    public HostServices(EmulatorOptions options, Database database)
    {
        (Options, Database) = (options, database);
        _settings = new SettingStore(database);
        Clock = new EmulatorClock(options.TimeScale);
        Clock.Advance(_settings.ReadClockOffset());
        Clock.Changed += (_, _) => SaveClockOffset();
        Ids = new IdSource(options.IdNumber, _settings);
    }

    public EmulatorOptions Options { get; }

    public Database Database { get; }

    public EmulatorClock Clock { get; }

    /// <summary>
    /// The clock of tokens and codes: a moved or fast clock must not end sign-ins, and official clients refuse tokens
    /// from the future.
    /// </summary>
    public TimeProvider RealTime => Options.RealTime;

    public EmulatorAddress Address { get; } = new();

    public IdSource Ids { get; }

    public WorkSignal Signal { get; } = new();

    public void Dispose()
    {
        SaveClockOffset();
        Signal.Dispose();
        Database.Dispose();
    }

    /// <summary>Stores the clock's offset, so that the clock does not move back at the next start.</summary>
    private void SaveClockOffset()
    {
        var offset = Clock.GetUtcNow() - DateTimeOffset.UtcNow;
        _settings.WriteClockOffset(offset > TimeSpan.Zero ? offset : TimeSpan.Zero);
    }
}
