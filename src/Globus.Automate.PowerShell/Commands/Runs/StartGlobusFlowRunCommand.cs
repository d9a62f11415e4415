using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Waiting;
using Globus.Automate.PowerShell.Waiting.Runs;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Starts runs of flows and returns each immediately, or, with <c>-Wait</c>, when it has ended.</summary>
[Cmdlet(VerbsLifecycle.Start, "GlobusFlowRun", SupportsShouldProcess = true, DefaultParameterSetName = BodySet)]
[Alias("Start-GlobusRun")]
[OutputType(typeof(Run), typeof(string))]
public sealed class StartGlobusFlowRunCommand : ConnectedCommand
{
    private const string BodySet = "Body";
    private const string PathSet = "Path";

    private readonly List<RunReference> _started = [];
    private OrderedThrottle<RunInput, Run>? _window;

    /// <summary>The flow to run: its id, its address, or the flow object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [FlowTransformation(IsSingle = true)]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference? FlowId { get; set; }

    /// <summary>The input: a dictionary, an object, or JSON text; an empty object by default.</summary>
    [Parameter(Position = 1, ParameterSetName = BodySet, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowInput")]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Body { get; set; }

    /// <summary>The path of the input file, JSON or YAML.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? BodyPath { get; set; }

    /// <summary>The label of the run.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Label { get; set; }

    /// <summary>The tags of the run.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>The principals that may manage the run: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunManagers", "ManageBy")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunManager { get; set; }

    /// <summary>The principals that may view the run: URNs, UUIDs or usernames.</summary>
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

    /// <summary>Validates the request on the service without starting a run.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <summary>The maximum number of concurrent requests.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Waits for all started runs together and returns each as it ends.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The timeout of the wait, in seconds; no limit by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? TimeoutSec { get; set; }

    /// <summary>The interval between polls, in seconds; adaptive by default.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PollingIntervalSec { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    // Every started run is returned even if a later start fails, because it may still be waiting or starting.
    private protected override bool EndsCommand(Exception failure) =>
        !Wait && ThrottleLimit == 1 && base.EndsCommand(failure);

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken);
        _window = new(ThrottleLimit, CompleteAsync);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync([Input()], input => SendAsync(FlowId!, input, cancellationToken));

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await _window!.DrainAsync();
        if (Wait)
        {
            await new Waiter<RunReference, Run>(
                this,
                new RunPollingSource(ActiveContext, SpecifiedContextName),
                WaitOptions.ForStarted(TimeoutSec, PollingIntervalSec)
            ).WaitAsync(_started, cancellationToken);
        }
    }

    private RunInput Input() =>
        new(FlowId!)
        {
            Label = OmitEmpty(Label, nameof(Label)),
            Tag = OmitEmpty(Tag, nameof(Tag)),
            Body = OmitEmpty(Body, nameof(Body))?.Value,
            BodyPath = BodyPath,
            ContextName = SpecifiedContextName,
        };

    private async Task SendAsync(FlowReference flow, RunInput input, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(cancellationToken);
        var scope = FlowScope ?? flow.Flow?.GlobusAuthScope;
        if (flow.Flow is not null)
        {
            Client.Runs.Remember(flow.Flow);
        }

        if (DryRun)
        {
            Write(
                await DeletedFlowErrors.ExplainAsync(
                    Client.Runs.ValidateStartAsync(flow.FlowId, request, scope, cancellationToken),
                    flow,
                    FlowScope
                )
            );
        }
        else if (ShouldProcess(flow.DisplayName, "Start run"))
        {
            await _window!.SendAsync(input, () =>
                Client.Runs.StartAsync(flow.FlowId, request, scope, cancellationToken)
            );
        }
    }

    private async Task<RunRequest> RequestAsync(CancellationToken cancellationToken) =>
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

    private Task CompleteAsync(RunInput input, Task<Run> start) => ForEachAsync([input], async _ =>
        {
            var run = await DeletedFlowErrors.ExplainAsync(start, input.Flow, FlowScope);
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
