using System.Collections;
using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Queries;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Gets runs: those named, or a list that pages by itself.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusRun", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Run))]
public sealed class GetGlobusRunCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "Id";
    private const string FlowSet = "Flow";

    /// <summary>The runs to get: ids, addresses, or runs.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("FlowActionId")]
    [ValidateNotNull]
    [RunTransformation(IgnoresFlows = true)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>Adds the flow's own description to each run.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter IncludeFlowDescription { get; set; }

    /// <summary>Flows whose runs to list: flows, or objects that have a flow's id and no run's.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FlowSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [FlowTransformation(FlowObjectsOnly = true)]
    public FlowReference[] InputObject { get; set; } = [];

    /// <summary>
    /// Lists the runs of these flows. It does not bind by property name: what has a run's id means that run.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNull]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[]? FlowId { get; set; }

    /// <summary>Lists the runs in one of these statuses.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Statuses")]
    [ValidateSet("ACTIVE", "INACTIVE", "SUCCEEDED", "FAILED", "ENDED")]
    public string[]? Status { get; set; }

    /// <summary>Lists the runs in which you have one of these roles; those you own when not given.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Roles")]
    [ValidateSet("run_owner", "run_manager", "run_monitor", "flow_run_manager", "flow_run_monitor")]
    public string[]? Role { get; set; }

    /// <summary>Lists the runs that have one of these tags.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Tags")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>Lists the runs whose label holds this text.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Label { get; set; }

    /// <summary>Lists the runs that started then or later.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? StartedAfter { get; set; }

    /// <summary>Lists the runs that started earlier.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? StartedBefore { get; set; }

    /// <summary>Lists the runs that ended then or later.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? CompletedAfter { get; set; }

    /// <summary>Lists the runs that ended earlier.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? CompletedBefore { get; set; }

    /// <summary>Further filters of the service; the names with or without <c>filter_</c>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Filters")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public IDictionary? Filter { get; set; }

    /// <summary>
    /// The order of the list: <c>'start_time DESC'</c>, several of those, or <c>[ordered]@{ status = 'ASC' }</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Orderings")]
    [ValidateNotNull]
    [OrderTransformation]
    [ArgumentCompleter(typeof(RunOrderCompleter))]
    public OrderArgument? OrderBy { get; set; }

    /// <summary>The maximum number of objects to write. All when not given.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int First { get; set; } = int.MaxValue;

    /// <summary>The number of items in one page of the service, 1 to 100.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("PerPage")]
    [ValidateRange(1, ListWriter.MaximumPageSize)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PageSize { get; set; }

    /// <summary>The marker to continue from, which the error of an incomplete list names.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Marker { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName switch
        {
            IdSet => ForEachAsync(RunId, async run =>
                Write(await Client.Runs.GetAsync(run.RunId, Include, cancellationToken))
            ),
            FlowSet => ForEachAsync(InputObject, flow =>
                new ListWriter(this, First).WriteAsync(
                    Client.Runs.List(Query([flow.FlowId])),
                    cancellationToken,
                    target: flow
                )
            ),
            _ => new ListWriter(this, First).WriteAsync(
                Client.Runs.List(Query(FlowId?.Select(flow => flow.FlowId).ToList())),
                cancellationToken
            ),
        };

    private RunInclude Include => IncludeFlowDescription ? RunInclude.FlowDescription : RunInclude.None;

    private RunQuery Query(IReadOnlyList<Guid>? flows) =>
        new()
        {
            FlowIds = flows,
            Statuses = Status,
            Roles = Role,
            Tags = Tag,
            Label = Label,
            StartTime = new TimeRange(StartedAfter, StartedBefore),
            CompletionTime = new TimeRange(CompletedAfter, CompletedBefore),
            Filters = FilterParameters.Read(Filter),
            OrderBy = OrderBy?.Fields,
            PageSize = PageSize,
            Marker = Marker,
        };
}
