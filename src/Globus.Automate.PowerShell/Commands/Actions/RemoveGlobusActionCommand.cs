using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Releases actions that have ended; the provider deletes their records.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "GlobusAction",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High
)]
[OutputType(typeof(ActionStatus))]
public sealed class RemoveGlobusActionCommand : ConnectedCommand
{
    private const string IdSet = "Id";
    private const string ObjectSet = "Object";

    private readonly CollectedItems<ActionArgument> _actions = new(action => (action.ActionUrl, action.ActionId));

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

    /// <summary>Returns the last status of each action.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _actions.Add(
            ParameterSetName == ObjectSet
                ? InputObject
                : Array.ConvertAll(ActionId, id => new ActionArgument(ActionUrl!, id))
        );
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(
            _actions.Items,
            action =>
                ChangeAsync(action.ToString(), "Release action", PassThru, () =>
                    ProviderAt(action.ActionUrl, ActionScope).ReleaseAsync(action.ActionId, cancellationToken)
                ),
            action => action.ActionId
        );
}
