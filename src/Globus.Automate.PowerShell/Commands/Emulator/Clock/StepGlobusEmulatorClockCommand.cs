using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Emulator.Control;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Emulator.Clock;

/// <summary>Moves the clock of an emulator by a duration, to a time, or until runs end or enter a state.</summary>
[Cmdlet(VerbsCommon.Step, "GlobusEmulatorClock", SupportsShouldProcess = true, DefaultParameterSetName = BySet)]
[OutputType(typeof(EmulatorClock), ParameterSetName = [BySet, ToSet])]
[OutputType(typeof(Run), ParameterSetName = [EndSet, StateSet])]
public sealed class StepGlobusEmulatorClockCommand : EmulatorCommand
{
    private const string BySet = "By";
    private const string ToSet = "To";
    private const string EndSet = "UntilEnd";
    private const string StateSet = "UntilState";

    private readonly CollectedItems<RunReference> _runs = new(run => run.RunId);
    private GlobusContext? _context;

    /// <summary>How far to move the clock: a time span, or a text such as <c>00:10:00</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BySet)]
    [ValidateNotNull]
    [DurationTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TimeSpan By { get; set; }

    /// <summary>The time to which to move the clock.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ToSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset To { get; set; }

    /// <summary>The runs to wait for: ids, addresses, or run objects.</summary>
    [Parameter(
        Mandatory = true,
        ParameterSetName = EndSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Parameter(
        Mandatory = true,
        ParameterSetName = StateSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>Moves the clock until all runs have ended.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EndSet)]
    public SwitchParameter UntilEnd { get; set; }

    /// <summary>Moves the clock until all runs have entered the state of this name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StateSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    public string? UntilState { get; set; }

    /// <summary>The longest move, in emulator time; 30 days by default.</summary>
    [Parameter(ParameterSetName = EndSet)]
    [Parameter(ParameterSetName = StateSet)]
    [ValidateNotNull]
    [DurationTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TimeSpan Limit { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The context that gets the runs, or its name; the current context of the runspace by default.
    /// </summary>
    [Parameter(ParameterSetName = EndSet)]
    [Parameter(ParameterSetName = StateSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextArgument? Context { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    private protected override SignInCommandLine SignInLine =>
        _context is null ? SignInCommandLine.Unconnected : new ContextSignInLine(_context);

    /// <inheritdoc/>
    private protected override GlobusContext? EmulatorContext => _context ?? base.EmulatorContext;

    private bool WaitsForRuns => ParameterSetName is EndSet or StateSet;

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (WaitsForRuns)
        {
            _context = await RunspaceContexts.Current.ResolveAsync(this, Context, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _runs.Add(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if ((WaitsForRuns && _runs.Items.Count == 0) || !ShouldProcess("clock", "Move clock of emulator"))
        {
            return;
        }

        var moved = await Control.PostAsync("clock", Request(), cancellationToken);
        if (!WaitsForRuns)
        {
            Write(new EmulatorClock(moved));
            return;
        }

        var report = new StepReport(this, _context!, Context is null ? null : _context!.Name, UntilState, Limit);
        var settled = moved.Maps("runs").Select(run => new SettledRun(run)).ToDictionary(run => run.RunId);
        await ForEachAsync(_runs.Items, async run =>
        {
            var seen = await _context!.Client.Runs.GetAsync(run.RunId, cancellationToken: cancellationToken);
            report.Write(run, seen, settled[run.RunId], moved.Text("stopped_by"));
        });
    }

    private Dictionary<string, object?> Request() =>
        ParameterSetName switch
        {
            BySet => Members(("advance", By.TotalSeconds)),
            ToSet => Members(("advance_to", To)),
            _ => Members(
                (
                    "until",
                    Members(
                        ("elapsed", Limit.TotalSeconds),
                        (
                            "runs_settled",
                            Members(("run_ids", _runs.Items.Select(run => run.RunId)), ("state_name", UntilState))
                        )
                    )
                )
            ),
        };

    private static Dictionary<string, object?> Members(params (string Name, object? Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
}
