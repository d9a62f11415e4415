using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Waiting;
using Globus.Automate.PowerShell.Waiting.Actions;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Waits for all actions together and returns each as it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "GlobusAction", DefaultParameterSetName = IdSet)]
[OutputType(typeof(ActionStatus))]
public sealed class WaitGlobusActionCommand : ConnectedCommand
{
    private const string IdSet = "Id";
    private const string ObjectSet = "Object";

    private readonly List<ActionReference> _actions = [];

    /// <summary>The address of the action provider.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ActionUrlTransformation(ProvidersOnly = true)]
    [ArgumentCompleter(typeof(ActionUrlCompleter))]
    public Uri? ActionUrl { get; set; }

    /// <summary>The ids of the actions.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ActionIdCompleter))]
    public string[] ActionId { get; set; } = [];

    /// <summary>The actions: action objects, or objects with ActionUrl and ActionId properties.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ActionTransformation]
    public ActionArgument[] InputObject { get; set; } = [];

    /// <summary>
    /// The scope of the provider, if the provider does not publish it. The token is sent to this provider; make sure
    /// that you trust it.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? ActionScope { get; set; }

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
    protected override string NotFoundId => "ActionNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(SelectedActions(), action =>
        {
            _actions.Add(
                new ActionReference(ProviderAt(action.ActionUrl, ActionScope), action.ActionUrl, action.ActionId)
            );
            return Task.CompletedTask;
        });

    private ActionArgument[] SelectedActions() =>
        ParameterSetName == ObjectSet
            ? InputObject
            : Array.ConvertAll(ActionId, id => new ActionArgument(ActionUrl!, id));

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        new Waiter<ActionReference, ActionStatus>(
            this,
            new ActionPollingSource(ActiveContext, AccessParameters(ActionScope)),
            WaitOptions.FromSeconds(TimeoutSec, PollingIntervalSec)
        ).WaitAsync(_actions, cancellationToken);
}
