using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.Runs.Execution;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator;

/// <summary>Composes the execution of runs and the clock mover.</summary>
internal sealed class ExecutionServices : IDisposable
{
    private readonly SlowSteps _slowSteps;

    public ExecutionServices(
        HostServices host,
        RunStore runs,
        VisitStore visits,
        WebInputStore webInputs,
        DefinitionCache definitions,
        ActionGateway gateway,
        PrincipalDirectory principals
    )
    {
        var (clock, signal) = (host.Clock, host.Signal);
        Queue = new RunQueue(signal);
        Schedule = new RunSchedule(runs);
        Writer = new RunWriter(runs, visits, webInputs);
        var stepper = new RunStepper(definitions, visits, webInputs, principals, host.Options, clock);
        _slowSteps = new SlowSteps(stepper, Queue, signal);
        Worker = new RunWorker(
            host.Database,
            runs,
            Schedule,
            new DueRuns(runs, Queue, clock),
            new RunExecutor(stepper, gateway, clock),
            Writer,
            new RunNotifier(gateway, new RemoteCalls(gateway, Queue, signal), _slowSteps),
            new UnsavedRuns(runs, Writer, Queue, clock),
            signal,
            clock
        );
        ClockMover = new ClockMover(clock, runs, Schedule, Worker);
    }

    public RunQueue Queue { get; }

    public RunSchedule Schedule { get; }

    public RunWriter Writer { get; }

    public RunWorker Worker { get; }

    public ClockMover ClockMover { get; }

    public void Dispose()
    {
        _slowSteps.Dispose();
        ClockMover.Dispose();
    }
}
