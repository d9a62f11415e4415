using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Gets the log of actions, if the provider keeps one.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusActionLog", DefaultParameterSetName = ListSet)]
[OutputType(typeof(ActionLogEntry))]
public sealed class GetGlobusActionLogCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string ObjectSet = "Object";

    /// <summary>The address of the action provider.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ActionUrlTransformation(ProvidersOnly = true)]
    [ArgumentCompleter(typeof(ActionUrlCompleter))]
    public Uri? ActionUrl { get; set; }

    /// <summary>The ids of the actions.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
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

    /// <summary>The maximum number of entries to return; no limit by default.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [Alias("Limit")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int First { get; set; } = int.MaxValue;

    /// <summary>The number of items in one page of the service, 1 to 100.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [Alias("PerPage")]
    [ValidateRange(1, ListWriter.MaximumPageSize)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PageSize { get; set; }

    /// <summary>The marker at which to continue; the error of an incomplete list contains it.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Marker { get; set; }

    /// <summary>Returns the newest entries first.</summary>
    [Parameter]
    public SwitchParameter ReverseOrder { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionNotFound";

    // The maximum page size depends on the provider, so a long list uses the provider's default.
    private int? Limit => PageSize ?? (First <= ListWriter.MaximumPageSize ? First : null);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var query = new ActionLogQuery
        {
            Limit = Limit,
            Order = ReverseOrder ? LogOrder.NewestFirst : LogOrder.OldestFirst,
            Marker = Marker,
        };
        var actions =
            ParameterSetName == ObjectSet
                ? InputObject
                : Array.ConvertAll(ActionId, id => new ActionArgument(ActionUrl!, id));
        return ForEachAsync(
            actions,
            action =>
                new ListWriter(this, First).WriteAsync(
                    ProviderAt(action.ActionUrl, ActionScope).Log(action.ActionId, query),
                    cancellationToken,
                    target: action.ActionId
                ),
            action => action.ActionId
        );
    }
}
