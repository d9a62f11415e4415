using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>
/// A cmdlet that does one thing with each of the actions it is given, after asking where that is wanted. It acts when
/// all of them are there: what it does would change the list that they come from.
/// </summary>
public abstract class ActionCommand : ConnectedCommand
{
    /// <summary>The parameter set of an address and ids.</summary>
    protected const string IdSet = "Id";

    /// <summary>The parameter set of objects.</summary>
    protected const string ObjectSet = "Object";

    private readonly List<ActionArgument> _actions = [];
    private readonly HashSet<(Uri, string)> _known = [];

    /// <summary>The address of the action provider.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ActionUrlTransformation(TakesProvidersOnly = true)]
    [ArgumentCompleter(typeof(ActionUrlCompleter))]
    public Uri? ActionUrl { get; set; }

    /// <summary>The ids of the actions.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ActionIdCompleter))]
    public string[] ActionId { get; set; } = [];

    /// <summary>The actions: actions, or objects that have their ActionUrl and ActionId.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ActionTransformation]
    public ActionArgument[] InputObject { get; set; } = [];

    /// <summary>
    /// The provider's scope, where it cannot be read from the provider. Yours to vouch for: the token goes there.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? ActionScope { get; set; }

    /// <summary>Writes each action as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is done, as a confirmation asks for it.</summary>
    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionNotFound";

    /// <summary>Does it with one action; null where the provider, asked twice, has nothing more to show.</summary>
    /// <param name="provider">The client of its provider.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    private protected abstract Task<ActionStatus?> ChangeAsync(
        ActionProviderClient provider,
        ActionArgument action,
        CancellationToken cancellationToken
    );

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var actions =
            ParameterSetName == ObjectSet
                ? InputObject
                : Array.ConvertAll(ActionId, id => new ActionArgument(ActionUrl!, id));
        _actions.AddRange(actions.Where(action => _known.Add((action.ActionUrl, action.ActionId))));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_actions, action => ActAsync(action, cancellationToken), action => action.ActionId);

    private async Task ActAsync(ActionArgument action, CancellationToken cancellationToken)
    {
        if (!ShouldProcess(action.ToString(), Action))
        {
            return;
        }

        var changed = await ChangeAsync(ProviderAt(action.ActionUrl, ActionScope), action, cancellationToken);
        if (PassThru && changed is not null)
        {
            Write(changed);
        }
    }
}
