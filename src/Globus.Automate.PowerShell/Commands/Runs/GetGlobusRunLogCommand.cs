using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Waiting;
using Globus.Automate.PowerShell.Waiting.Runs;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Gets the log of runs; with <c>-Follow</c>, returns new entries until the runs end.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusRunLog", DefaultParameterSetName = ListSet)]
[OutputType(typeof(RunLogEntry))]
public sealed class GetGlobusRunLogCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string FollowSet = "Follow";

    private Deadline? _deadline;

    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowActionId")]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>The maximum number of entries to return; no limit by default.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Limit")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int First { get; set; } = int.MaxValue;

    /// <summary>The number of entries in one page of the service, 1 to 100.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("PerPage")]
    [ValidateRange(1, ListWriter.MaximumPageSize)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PageSize { get; set; }

    /// <summary>
    /// The states whose entries to return. Entries without a state, such as the start of the run, are omitted.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? StateName { get; set; }

    /// <summary>Returns the newest entries first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter ReverseOrder { get; set; }

    /// <summary>Returns new entries until the run ends or becomes INACTIVE.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FollowSet)]
    public SwitchParameter Follow { get; set; }

    /// <summary>The timeout of <c>-Follow</c> for all runs together, in seconds; no limit by default.</summary>
    [Parameter(ParameterSetName = FollowSet)]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? TimeoutSec { get; set; }

    /// <summary>The interval between polls of <c>-Follow</c>, in seconds; adaptive by default.</summary>
    [Parameter(ParameterSetName = FollowSet)]
    [ValidateRange(1, 3600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PollingIntervalSec { get; set; }

    /// <summary>The marker at which to continue; the error of an incomplete list contains it.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Marker { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(RunId, run =>
            Follow
                ? FollowAsync(run, cancellationToken)
                : new ListWriter(this, First).WriteAsync(
                    Client.Runs.Log(run.RunId, Query()),
                    cancellationToken,
                    IsWanted,
                    run
                )
        );

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _deadline?.Dispose();
        }
    }

    private Task FollowAsync(RunReference run, CancellationToken cancellationToken)
    {
        var options = WaitOptions.FromSeconds(TimeoutSec, PollingIntervalSec);
        _deadline ??= new Deadline(options, cancellationToken);
        return new RunLogFollower(this, ActiveContext, SpecifiedContextName, options, _deadline, IsWanted).FollowAsync(
            run
        );
    }

    private bool IsWanted(RunLogEntry entry) =>
        StateName is null || StateName.Contains(entry.StateName, StringComparer.Ordinal);

    private RunLogQuery Query() =>
        new()
        {
            Limit = PageSize
                ?? (StateName is null ? Math.Min(First, ListWriter.MaximumPageSize) : ListWriter.MaximumPageSize),
            Order = ReverseOrder ? LogOrder.NewestFirst : LogOrder.OldestFirst,
            Marker = Marker,
        };
}
