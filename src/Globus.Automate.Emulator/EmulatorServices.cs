using Globus.Automate.Emulator.Control;
using Globus.Automate.Emulator.Control.Seeding;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs.Execution;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator;

/// <summary>Composes the services of an emulator.</summary>
internal sealed class EmulatorServices : IAsyncDisposable
{
    private readonly HostServices _host;
    private readonly AuthServices _auth;
    private readonly FlowServices _flows;
    private readonly RunServices _runs;
    private readonly TimerServices _timers;
    private readonly ControlServices _control;

    private EmulatorServices(EmulatorOptions options, Database database)
    {
        _host = new HostServices(options, database);
        var flows = new FlowStore(database);
        _auth = new AuthServices(_host, flows);
        Actions = new ActionServices(_host, _auth);
        _flows = new FlowServices(_host, _auth, Actions, flows);
        _runs = new RunServices(_host, _auth, Actions, _flows);
        _timers = new TimerServices(_host, _auth, _flows, _runs);
        _control = new ControlServices(_host, _auth, _flows, _runs, Reset);
        Seeder.Seeded += Actions.Reload;
    }

    public Database Database => _host.Database;

    public EmulatorClock Clock => _host.Clock;

    public EmulatorAddress Address => _host.Address;

    public RunWorker Worker => _runs.Worker;

    public ClockMover ClockMover => _runs.ClockMover;

    public Seeder Seeder => _control.Seeder;

    public ActionServices Actions { get; }

    public RequestPipeline Pipeline => _control.Pipeline;

    /// <exception cref="EmulatorStartException">The data directory is not usable.</exception>
    public static EmulatorServices Create(EmulatorOptions options)
    {
        try
        {
            if (options.DataDirectory is not null)
            {
                Directory.CreateDirectory(options.DataDirectory);
            }

            return new EmulatorServices(options, Database.Open(options.DataDirectory, EmulatorSchema.Current));
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException)
        {
            throw EmulatorStartException.DataDirectory(options.DataDirectory ?? "", exception);
        }
        catch (Exception exception) when (FindLoadFailure(exception) is { } failure)
        {
            throw EmulatorStartException.NativeLibrary(failure);
        }
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        _auth.MapRoutes(routes);
        _flows.MapRoutes(routes);
        _runs.MapRoutes(routes);
        _timers.MapRoutes(routes);
        Actions.MapRoutes(routes);
        _control.MapRoutes(routes);
        GlobusServices.MapUnsupported(routes);
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync().ConfigureAwait(false);
        await Actions.DisposeAsync().ConfigureAwait(false);
        _auth.Dispose();
        _runs.Dispose();
        _host.Dispose();
    }

    private void Reset(ResetRequest request)
    {
        new StateReset(Database).Run(request);
        _auth.Clear();
        Actions.Clear();
        Actions.Outcomes.IsStrict = request.IsStrict;
        _flows.Clear();
        _control.Clear();
    }

    /// <summary>The exception of a failed load of SQLite's native library; null for other exceptions.</summary>
    private static Exception? FindLoadFailure(Exception exception) =>
        exception switch
        {
            DllNotFoundException or BadImageFormatException or EntryPointNotFoundException => exception,
            { InnerException: { } inner } => FindLoadFailure(inner),
            _ => null,
        };
}
