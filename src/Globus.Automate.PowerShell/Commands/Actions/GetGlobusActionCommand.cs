using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Gets actions by id, or lists your actions if the provider supports lists.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusAction", DefaultParameterSetName = ListSet)]
[OutputType(typeof(ActionStatus))]
public sealed class GetGlobusActionCommand : ConnectedCommand
{
    private const string IdSet = "Id";
    private const string ListSet = "List";
    private const string ObjectSet = "Object";

    /// <summary>The address of the action provider.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
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

    /// <summary>The statuses of the actions to list; ACTIVE by default.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("ACTIVE", "INACTIVE", "SUCCEEDED", "FAILED")]
    public string[]? Status { get; set; }

    /// <summary>Your roles in the actions to list; creator by default.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("creator_id", "monitor_by", "manage_by")]
    public string[]? Role { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName switch
        {
            ListSet => ForEachAsync([ActionUrl!], _ => WriteListAsync(cancellationToken)),
            ObjectSet => ForEachAsync(
                InputObject,
                async action => Write(await Provider(action.ActionUrl).GetAsync(action.ActionId, cancellationToken)),
                action => action.ActionId
            ),
            _ => ForEachAsync(ActionId, async id => Write(await Provider(ActionUrl!).GetAsync(id, cancellationToken))),
        };

    private ActionProviderClient Provider(Uri address) => ProviderAt(address, ActionScope);

    private Task WriteListAsync(CancellationToken cancellationToken) =>
        new ListWriter(this, int.MaxValue).WriteAsync(
            Provider(ActionUrl!).List(new ActionQuery { Statuses = Status, Roles = Role }),
            cancellationToken,
            target: ActionUrl
        );
}
