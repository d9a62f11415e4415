using System.Collections;
using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Queries;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Gets runs by id, or lists runs.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusRun", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Run))]
public sealed class GetGlobusRunCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "Id";
    private const string FlowSet = "Flow";

    /// <summary>The runs: ids, addresses, or run objects.</summary>
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

    /// <summary>Adds the description of the flow to each run.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter IncludeFlowDescription { get; set; }

    /// <summary>The flows whose runs to list: flow objects, or objects with a flow id and without a run id.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FlowSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [FlowTransformation(FlowObjectsOnly = true)]
    public FlowReference[] InputObject { get; set; } = [];

    /// <summary>
    /// The flows whose runs to list. The parameter does not bind by property name: an object with a run id identifies
    /// the run.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNull]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[]? FlowId { get; set; }

    /// <summary>The statuses of the runs to list.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Statuses")]
    [ValidateSet("ACTIVE", "INACTIVE", "SUCCEEDED", "FAILED", "ENDED")]
    public string[]? Status { get; set; }

    /// <summary>Your roles in the runs to list; owner by default.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Roles")]
    [ValidateSet("run_owner", "run_manager", "run_monitor", "flow_run_manager", "flow_run_monitor")]
    public string[]? Role { get; set; }

    /// <summary>The tags of the runs to list.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Tags")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>A part of the label of the runs to list.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Label { get; set; }

    /// <summary>The earliest start time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? StartedAfter { get; set; }

    /// <summary>The exclusive upper limit of the start time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? StartedBefore { get; set; }

    /// <summary>The earliest completion time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? CompletedAfter { get; set; }

    /// <summary>The exclusive upper limit of the completion time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? CompletedBefore { get; set; }

    /// <summary>Additional filters of the service, with or without the prefix <c>filter_</c>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Filters")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public IDictionary? Filter { get; set; }

    /// <summary>
    /// The sort order: <c>'start_time DESC'</c>, a list of such strings, or <c>[ordered]@{ status = 'ASC' }</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [Alias("Orderings")]
    [ValidateNotNull]
    [OrderTransformation]
    [ArgumentCompleter(typeof(RunOrderCompleter))]
    public OrderArgument? OrderBy { get; set; }

    /// <summary>The maximum number of objects to return; no limit by default.</summary>
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

    /// <summary>The marker at which to continue; the error of an incomplete list contains it.</summary>
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
            OrderBy = OrderBy?.ReadFields("start_time DESC"),
            PageSize = PageSize,
            Marker = Marker,
        };
}
