using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Queries;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.RegisteredApis;

/// <summary>Gets registered APIs by id, or lists registered APIs.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusRegisteredApi", DefaultParameterSetName = ListSet)]
[OutputType(typeof(RegisteredApi))]
public sealed class GetGlobusRegisteredApiCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The registered APIs: ids or registered API objects.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [ValidateNotNull]
    [RegisteredApiTransformation]
    [ArgumentCompleter(typeof(RegisteredApiIdCompleter))]
    public RegisteredApiReference[] RegisteredApiId { get; set; } = [];

    /// <summary>Your roles in the registered APIs to list.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("owner", "administrator", "viewer")]
    public string[]? Role { get; set; }

    /// <summary>
    /// The sort order: <c>'name ASC'</c>, a list of such strings, or <c>[ordered]@{ name = 'ASC' }</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Orderings")]
    [ValidateNotNull]
    [OrderTransformation]
    [ArgumentCompleter(typeof(RegisteredApiOrderCompleter))]
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
    protected override string NotFoundId => "RegisteredApiNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName == IdSet
            ? ForEachAsync(RegisteredApiId, async api =>
                Write(await Client.RegisteredApis.GetAsync(api.RegisteredApiId, cancellationToken))
            )
            : new ListWriter(this, First).WriteAsync(
                Client.RegisteredApis.List(
                    new RegisteredApiQuery
                    {
                        Roles = Role,
                        OrderBy = OrderBy?.ReadFields("name ASC"),
                        PageSize = PageSize,
                        Marker = Marker,
                    }
                ),
                cancellationToken
            );
}
