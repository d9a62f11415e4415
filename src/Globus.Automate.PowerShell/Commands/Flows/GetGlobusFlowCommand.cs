using System.Collections;
using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Queries;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Gets flows by id, or lists flows.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusFlow", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Flow))]
public sealed class GetGlobusFlowCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The flows: ids, addresses, or flow objects.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [ValidateNotNull]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] FlowId { get; set; } = [];

    /// <summary>Your roles in the flows to list; owner by default.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Roles")]
    [ValidateSet("flow_viewer", "flow_starter", "flow_administrator", "flow_owner", "run_monitor", "run_manager")]
    public string[]? Role { get; set; }

    /// <summary>The titles of the flows to list, without case sensitivity; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? Title { get; set; }

    /// <summary>The words that the texts of the flows must contain.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? FullText { get; set; }

    /// <summary>
    /// Additional filters of the service, such as <c>@{ title = 'transfer' }</c>, with or without the prefix
    /// <c>filter_</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Filters")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public IDictionary? Filter { get; set; }

    /// <summary>
    /// The sort order: <c>'title ASC'</c>, a list of such strings, or <c>[ordered]@{ title = 'ASC' }</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Orderings")]
    [ValidateNotNull]
    [OrderTransformation]
    [ArgumentCompleter(typeof(FlowOrderCompleter))]
    public OrderArgument? OrderBy { get; set; }

    /// <summary>The maximum number of objects to return; no limit by default.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int First { get; set; } = int.MaxValue;

    /// <summary>The number of items in one page of the service, 1 to 100.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("PerPage")]
    [ValidateRange(1, ListWriter.MaximumPageSize)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? PageSize { get; set; }

    /// <summary>The marker at which to continue; the error of an incomplete list contains it.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Marker { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName == ListSet
            ? new ListWriter(this, First).WriteAsync(Client.Flows.List(Query()), cancellationToken, HasTitle())
            : ForEachAsync(FlowId, async flow => Write(await Client.Flows.GetAsync(flow.FlowId, cancellationToken)));

    private Func<Flow, bool>? HasTitle()
    {
        if (Title is null)
        {
            return null;
        }

        try
        {
            var patterns = Array.ConvertAll(Title, title => new WildcardPattern(
                title,
                WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant
            ));
            _ = Array.TrueForAll(patterns, pattern => pattern.IsMatch(""));
            return flow => Array.Exists(patterns, pattern => pattern.IsMatch(flow.Title ?? ""));
        }
        catch (WildcardPatternException exception)
        {
            throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"-Title contains an incomplete wildcard pattern: {exception.Message}",
                "Escape a literal bracket as `[.",
                exception
            );
        }
    }

    private FlowQuery Query() =>
        new()
        {
            Roles = Role,
            FullText = FullText,
            Filters = FilterParameters.Read(Filter),
            OrderBy = OrderBy?.ReadFields("title ASC"),
            PageSize = PageSize,
            Marker = Marker,
        };
}
