using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Waiting;
using Globus.Automate.PowerShell.Waiting.Runs;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Gets what happened in runs, entry by entry; with <c>-Follow</c> also what happens until they end.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusRunLog", DefaultParameterSetName = ListSet)]
[OutputType(typeof(RunLogEntry))]
public sealed class GetGlobusRunLogCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string FollowSet = "Follow";

    private Deadline? _deadline;

    /// <summary>The runs: ids, addresses, or runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowActionId")]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>How many entries to write at the most. All when not given.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Limit")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int First { get; set; } = int.MaxValue;

    /// <summary>How many entries the service puts into one page, 100 at the most.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("PerPage")]
    [ValidateRange(1, ListWriter.MaximumPageSize)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PageSize { get; set; }

    /// <summary>
    /// Writes only the entries of these states. What belongs to no state, such as the start of the run, is left out.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? StateName { get; set; }

    /// <summary>Writes the newest entry first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter ReverseOrder { get; set; }

    /// <summary>Writes further entries as they come, until the run has ended or needs somebody.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FollowSet)]
    public SwitchParameter Follow { get; set; }

    /// <summary>
    /// The time in seconds after which <c>-Follow</c> ends, for all runs together; no limit by default.
    /// </summary>
    [Parameter(ParameterSetName = FollowSet)]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? TimeoutSec { get; set; }

    /// <summary>
    /// The pause of <c>-Follow</c> between two polls, in seconds. Short at first, then longer, when not given.
    /// </summary>
    [Parameter(ParameterSetName = FollowSet)]
    [ValidateRange(1, 3600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PollingIntervalSec { get; set; }

    /// <summary>The marker to continue from, which the error of an incomplete list names.</summary>
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
