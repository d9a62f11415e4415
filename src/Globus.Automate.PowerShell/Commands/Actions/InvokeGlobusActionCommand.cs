using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Waiting;
using Globus.Automate.PowerShell.Waiting.Actions;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>
/// Runs actions on an action provider and writes each at once, or, with <c>-Wait</c>, when it has ended.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "GlobusAction", SupportsShouldProcess = true, DefaultParameterSetName = BodySet)]
[OutputType(typeof(ActionStatus))]
public sealed class InvokeGlobusActionCommand : ConnectedCommand
{
    private const string BodySet = "Body";
    private const string PathSet = "Path";

    private readonly List<ActionReference> _started = [];
    private OrderedThrottle<ActionInput, ActionStatus>? _window;

    /// <summary>The address of the action provider.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ActionUrlTransformation]
    [ArgumentCompleter(typeof(ActionUrlCompleter))]
    public Uri? ActionUrl { get; set; }

    /// <summary>The input: a dictionary, an object, or JSON text. An empty object when not given.</summary>
    [Parameter(Position = 1, ParameterSetName = BodySet, ValueFromPipelineByPropertyName = true)]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Body { get; set; }

    /// <summary>The file that holds the input, JSON or YAML.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? BodyPath { get; set; }

    /// <summary>
    /// What tells this request from another: a provider starts one action for it, however often it is sent. Made up
    /// when not given.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? RequestId { get; set; }

    /// <summary>The label of the action, 1 to 64 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateLength(0, 64)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Label { get; set; }

    /// <summary>The tags of the action, for providers that keep them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>Who may manage the action: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunManager", "RunManagers")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? ManageBy { get; set; }

    /// <summary>Who may view the action: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunMonitor", "RunMonitors")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? MonitorBy { get; set; }

    /// <summary>When the provider may give up.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DateTimeOffset? Deadline { get; set; }

    /// <summary>How long the provider keeps the action after its end.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TimeSpan? ReleaseAfter { get; set; }

    /// <summary>
    /// Where to send the request instead: a path below the provider, or a whole address. Yours to vouch for: the token
    /// goes there.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? ForcePath { get; set; }

    /// <summary>
    /// The provider's scope, where it cannot be read from the provider. Yours to vouch for: the token goes there.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? ActionScope { get; set; }

    /// <summary>The maximum number of starts at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Waits for what was started, all together, and writes each as it ends.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The time in seconds after which the wait ends. No limit when not given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? TimeoutSec { get; set; }

    /// <summary>The pause between two polls, in seconds. Short at first, then longer, when not given.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PollingIntervalSec { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionProviderNotFound";

    // Every item that was started is written, whatever the next start meets: it is waited for, or still starting.
    private protected override bool EndsCommand(Exception failure) =>
        !Wait && ThrottleLimit == 1 && base.EndsCommand(failure);

    private ActionProviderClient Provider => ProviderAt(ActionUrl!, ActionScope);

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken);
        _window = new(ThrottleLimit, CompleteAsync);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync([ActionUrl!], async url =>
        {
            if (ReleaseAfter < TimeSpan.Zero)
            {
                throw new CommandException(
                    "InvalidArgument",
                    ErrorCategory.InvalidArgument,
                    "-ReleaseAfter cannot be negative.",
                    "Specify a positive time span, such as 1.00:00:00 for one day."
                );
            }

            var request = await RequestAsync(cancellationToken);
            if (ShouldProcess(url.ToString(), "Run action"))
            {
                await _window!.SendAsync(Input(url, request), () => Provider.RunAsync(request, cancellationToken));
            }
        });

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await _window!.DrainAsync();
        if (Wait)
        {
            await new Waiter<ActionReference, ActionStatus>(
                this,
                new ActionPollingSource(ActiveContext, AccessParameters(ActionScope)),
                WaitOptions.ForStarted(TimeoutSec, PollingIntervalSec)
            ).WaitAsync(_started, cancellationToken);
        }
    }

    private async Task<ActionRequest> RequestAsync(CancellationToken cancellationToken) =>
        new()
        {
            Body = this.ReadDocument(OmitEmpty(Body, nameof(Body)), nameof(Body), BodyPath)?.Json
                ?? EmptyJsonObject.Element,
            RequestId = RequestId ?? Guid.NewGuid().ToString(),
            Label = OmitEmpty(Label, nameof(Label)),
            Tags = OmitEmpty(Tag, nameof(Tag)),
            ManageBy = await PrincipalsAsync(ManageBy, cancellationToken),
            MonitorBy = await PrincipalsAsync(MonitorBy, cancellationToken),
            Deadline = Deadline,
            ReleaseAfter = ReleaseAfter,
            ForcePath = ProviderAddress.ResolvePath(ActiveContext, ForcePath),
        };

    private ActionInput Input(Uri url, ActionRequest request) =>
        new(url, request)
        {
            Body = OmitEmpty(Body, nameof(Body))?.Value,
            BodyPath = BodyPath,
            ActionScope = ActionScope,
            ContextName = SpecifiedContextName,
        };

    private Task CompleteAsync(ActionInput input, Task<ActionStatus> start) => ForEachAsync([input], async _ =>
        {
            var action = await start;
            if (Wait)
            {
                var provider = ProviderAt(input.ActionUrl, ActionScope);
                _started.Add(
                    new ActionReference(provider, input.ActionUrl, action.ActionId) { InitialStatus = action }
                );
            }
            else
            {
                Write(action);
            }
        });
}
