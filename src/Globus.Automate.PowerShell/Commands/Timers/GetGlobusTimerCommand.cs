using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.PowerShell.Commands.Timers;

/// <summary>Gets timers by id, or lists timers.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusTimer", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Timer))]
public sealed class GetGlobusTimerCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "Id";
    private const string FlowSet = "Flow";

    private IReadOnlyList<Timer>? _listed;

    /// <summary>The timers: ids, addresses, or timer objects.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("JobId")]
    [ValidateNotNull]
    [TimerTransformation(IgnoresFlows = true)]
    [ArgumentCompleter(typeof(TimerIdCompleter))]
    public TimerReference[] TimerId { get; set; } = [];

    /// <summary>
    /// The flows whose timers to list: flow objects, or objects with a flow id and without a timer id.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FlowSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [FlowTransformation(FlowObjectsOnly = true)]
    public FlowReference[] InputObject { get; set; } = [];

    /// <summary>
    /// The flows whose timers to list. The parameter does not bind by property name: an object with a timer id
    /// identifies the timer.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNull]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[]? FlowId { get; set; }

    /// <summary>The maximum number of objects to return; no limit by default.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = FlowSet)]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int First { get; set; } = int.MaxValue;

    /// <inheritdoc/>
    protected override string NotFoundId => "TimerNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName switch
        {
            IdSet => ForEachAsync(TimerId, async timer =>
                Write(await Client.Timers.GetAsync(timer.TimerId, cancellationToken))
            ),
            FlowSet => ForEachAsync(InputObject, flow => WriteTimersAsync(flow.FlowId, cancellationToken)),
            _ => new ListWriter(this, First).WriteAsync(
                Client.Timers.List(),
                cancellationToken,
                FlowId is null ? null : timer => FlowId.Any(flow => flow.FlowId == timer.FlowId)
            ),
        };

    private async Task WriteTimersAsync(Guid flowId, CancellationToken cancellationToken)
    {
        _listed ??= await ListAsync(cancellationToken);
        foreach (var timer in _listed.Where(timer => timer.FlowId == flowId).Take(First))
        {
            Write(timer);
        }
    }

    // The service has no filter for flows, so one list serves all piped flows.
    private async Task<IReadOnlyList<Timer>> ListAsync(CancellationToken cancellationToken)
    {
        var timers = new List<Timer>();
        await foreach (var page in Client.Timers.List().AsPages().WithCancellation(cancellationToken))
        {
            timers.AddRange(page.Items);
            WriteUnreadable(page);
        }

        return timers;
    }
}
