using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Waiting.Actions;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Resumes INACTIVE actions after their requirements are met.</summary>
[Cmdlet(VerbsLifecycle.Resume, "GlobusAction", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[OutputType(typeof(ActionStatus))]
public sealed class ResumeGlobusActionCommand : ConnectedCommand
{
    private const string IdSet = "Id";
    private const string ObjectSet = "Object";

    private readonly CollectedItems<ActionArgument> _actions = new(action => (action.ActionUrl, action.ActionId));

    /// <summary>Skips the check of the requirements.</summary>
    [Parameter]
    public SwitchParameter SkipInactiveReasonCheck { get; set; }

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

    /// <summary>Returns the updated action.</summary>
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
                ChangeAsync(action.ToString(), "Resume action", PassThru, () =>
                    ResumeAsync(ProviderAt(action.ActionUrl, ActionScope), action, cancellationToken)
                ),
            action => action.ActionId
        );

    private async Task<ActionStatus?> ResumeAsync(
        ActionProviderClient provider,
        ActionArgument action,
        CancellationToken cancellationToken
    )
    {
        if (!SkipInactiveReasonCheck)
        {
            var seen = await provider.GetAsync(action.ActionId, cancellationToken);
            var requirement =
                seen.Status == InactiveActionMessage.Status
                    ? AuthorizationRequirement.From(seen.Details as JsonMap)
                    : null;
            await ResumeRequirements.SatisfyAsync(
                ActiveContext,
                requirement,
                new(provider.Scope!, ProviderAddress.Resolve(ActiveContext, action.ActionUrl)),
                cancellationToken
            );
        }

        return await provider.ResumeAsync(action.ActionId, cancellationToken);
    }
}
