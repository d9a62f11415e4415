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
            FlowSet => ForEachAsync(InputObject, flow => ListAsync([flow], flow, cancellationToken)),
            _ => ListAsync(FlowId, target: null, cancellationToken),
        };

    // The service has no filter for flows.
    private Task ListAsync(IReadOnlyList<FlowReference>? flows, object? target, CancellationToken cancellationToken) =>
        new ListWriter(this, First).WriteAsync(
            Client.Timers.List(),
            cancellationToken,
            flows is null ? null : timer => flows.Any(flow => flow.FlowId == timer.FlowId),
            target
        );
}
