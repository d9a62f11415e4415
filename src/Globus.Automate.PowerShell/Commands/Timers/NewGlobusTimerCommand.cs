using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Schedules;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.Timers;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.PowerShell.Commands.Timers;

/// <summary>Creates timers that start runs of flows on a schedule.</summary>
[Cmdlet(VerbsCommon.New, "GlobusTimer", SupportsShouldProcess = true, DefaultParameterSetName = BodySet)]
[OutputType(typeof(Timer))]
public sealed class NewGlobusTimerCommand : ConnectedCommand
{
    private const string BodySet = "Body";
    private const string PathSet = "Path";

    private TimerSchedule? _schedule;

    /// <summary>The flow to run: its id, its address, or the flow object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [FlowTransformation(IsSingle = true)]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference? FlowId { get; set; }

    /// <summary>The input of each run: a dictionary, an object, or JSON text; an empty object by default.</summary>
    [Parameter(Position = 1, ParameterSetName = BodySet, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowInput")]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Body { get; set; }

    /// <summary>The path of the input file, JSON or YAML.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? BodyPath { get; set; }

    /// <summary>The name of the timer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Name { get; set; }

    /// <summary>The time of a single run.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? At { get; set; }

    /// <summary>The interval between two starts: a TimeSpan, or text such as <c>1d12h</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [IntervalTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public IntervalArgument? Interval { get; set; }

    /// <summary>The time of the first run; at once by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>The time after which the timer starts no run; no limit by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>The number of runs; no limit by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? RunCount { get; set; }

    /// <summary>The label of each run.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Label { get; set; }

    /// <summary>The tags of each run.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>The principals that may manage each run: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunManagers", "ManageBy")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunManager { get; set; }

    /// <summary>The principals that may view each run: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunMonitors", "MonitorBy")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunMonitor { get; set; }

    /// <summary>
    /// The statuses at which the service sends an email; INACTIVE by default, none for an empty list.
    /// </summary>
    [Parameter]
    [ValidateSet("INACTIVE", "SUCCEEDED", "FAILED")]
    [AllowEmptyCollection]
    public string[]? ActivityNotificationPolicy { get; set; }

    /// <summary>The scope of the flow, if it differs from the scope that the flow id determines.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? FlowScope { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        var parameters = new ScheduleParameters
        {
            At = At,
            Interval = Interval,
            StartTime = StartTime,
            EndTime = EndTime,
            RunCount = RunCount,
        };
        _schedule = parameters.ToSchedule(DateTimeOffset.Now, Warn);
        await base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync([Input()], input => CreateAsync(input, cancellationToken));

    private TimerInput Input() =>
        new(FlowId!)
        {
            Name = Name,
            Label = OmitEmpty(Label, nameof(Label)),
            Tag = OmitEmpty(Tag, nameof(Tag)),
            Body = OmitEmpty(Body, nameof(Body))?.Value,
            BodyPath = BodyPath,
            ContextName = SpecifiedContextName,
        };

    private async Task CreateAsync(TimerInput input, CancellationToken cancellationToken)
    {
        var flow = input.Flow;
        var request = new FlowTimer
        {
            FlowId = flow.FlowId,
            Name = Name,
            Schedule = _schedule!,
            Run = await RunRequestAsync(cancellationToken),
        };
        if (!ShouldProcess(flow.DisplayName, $"Create timer, {_schedule}"))
        {
            return;
        }

        if (flow.Flow is not null)
        {
            Client.Runs.Remember(flow.Flow);
        }

        // The client looks up a flow of which only the id is known, before it creates the timer.
        var scope = FlowScope ?? flow.Flow?.GlobusAuthScope;
        Write(
            await DeletedFlowErrors.ExplainAsync(
                Client.Timers.CreateAsync(request, scope, cancellationToken),
                flow,
                FlowScope
            )
        );
    }

    private async Task<RunRequest> RunRequestAsync(CancellationToken cancellationToken) =>
        new()
        {
            Body = this.ReadDocument(OmitEmpty(Body, nameof(Body)), nameof(Body), BodyPath)?.Json
                ?? EmptyJsonObject.Element,
            Label = OmitEmpty(Label, nameof(Label)),
            Tags = OmitEmpty(Tag, nameof(Tag)),
            RunManagers = await PrincipalsAsync(RunManager, cancellationToken),
            RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken),
            ActivityNotificationPolicy = ActivityNotificationPolicy,
        };
}
