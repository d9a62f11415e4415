using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Commands.Waiting;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Starts runs of flows and writes each at once, or, with <c>-Wait</c>, when it has ended.</summary>
[Cmdlet(VerbsLifecycle.Start, "GlobusFlowRun", SupportsShouldProcess = true, DefaultParameterSetName = BodySet)]
[Alias("Start-GlobusRun")]
[OutputType(typeof(Run))]
public sealed class StartGlobusFlowRunCommand : StartingCommand
{
    private const string BodySet = "Body";
    private const string PathSet = "Path";

    private readonly List<RunReference> _started = [];
    private OrderedWindow<RunInput, Run>? _window;

    /// <summary>The flow to run: its id, its address, or the flow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [FlowTransformation(IsSingle = true)]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference? FlowId { get; set; }

    /// <summary>The input: a dictionary, an object, or JSON text. An empty object when not given.</summary>
    [Parameter(Position = 1, ParameterSetName = BodySet, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowInput")]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public DocumentArgument? Body { get; set; }

    /// <summary>The file that holds the input, JSON or YAML.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? BodyPath { get; set; }

    /// <summary>The label by which to find the run.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Label { get; set; }

    /// <summary>The tags of the run.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>Who may manage the run: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunManagers", "ManageBy")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? RunManager { get; set; }

    /// <summary>Who may view the run: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunMonitors", "MonitorBy")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[]? RunMonitor { get; set; }

    /// <summary>
    /// At which statuses the service sends mail; at INACTIVE when not given, never for an empty list.
    /// </summary>
    [Parameter]
    [ValidateSet("INACTIVE", "SUCCEEDED", "FAILED")]
    [AllowEmptyCollection]
    public string[]? ActivityNotificationPolicy { get; set; }

    /// <summary>The flow's own scope, where it is not the one that follows from the flow's id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? FlowScope { get; set; }

    /// <summary>Has the service check the start, and starts nothing.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken);
        _window = new(ThrottleLimit, TakeAsync);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync([Input()], input => SendAsync(input, cancellationToken));

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await _window!.DrainAsync();
        if (Wait)
        {
            await WaitAsync(new RunWaitSubject(UsedContext, GivenContextName), _started, cancellationToken);
        }
    }

    private RunInput Input() =>
        new(FlowId!)
        {
            Label = Given(Label, nameof(Label)),
            Tag = Given(Tag, nameof(Tag)),
            Body = Given(Body, nameof(Body))?.Value,
            BodyPath = BodyPath,
            ContextName = GivenContextName,
        };

    private async Task SendAsync(RunInput input, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(cancellationToken);
        var flow = input.Flow;
        var scope = FlowScope ?? flow.Flow?.GlobusAuthScope;
        if (flow.Flow is not null)
        {
            Client.Runs.Remember(flow.Flow);
        }

        if (DryRun)
        {
            Write(
                await DeletedFlow.ExplainAsync(
                    Client.Runs.ValidateStartAsync(flow.FlowId, request, scope, cancellationToken),
                    flow,
                    FlowScope
                )
            );
        }
        else if (ShouldProcess(flow.DisplayName, "Start a run"))
        {
            await _window!.SendAsync(input, () =>
                Client.Runs.StartAsync(flow.FlowId, request, scope, cancellationToken)
            );
        }
    }

    private async Task<RunRequest> RequestAsync(CancellationToken cancellationToken) =>
        new()
        {
            Body = this.ReadOptionalDocument(Given(Body, nameof(Body)), nameof(Body), BodyPath)
                ?? EmptyJsonObject.Element,
            Label = Given(Label, nameof(Label)),
            Tags = Given(Tag, nameof(Tag)),
            RunManagers = await PrincipalsAsync(RunManager, cancellationToken),
            RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken),
            ActivityNotificationPolicy = ActivityNotificationPolicy,
        };

    private Task TakeAsync(RunInput input, Task<Run> start) => ForEachAsync([input], async _ =>
        {
            var run = await DeletedFlow.ExplainAsync(start, input.Flow, FlowScope);
            if (Wait)
            {
                _started.Add(new RunReference(run));
            }
            else
            {
                Write(run);
            }
        });
}
