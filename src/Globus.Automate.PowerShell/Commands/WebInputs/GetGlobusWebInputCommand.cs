using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Queries;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.WebInputs;

/// <summary>Gets web inputs, the questions of runs to users, by id, or lists web inputs.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusWebInput", DefaultParameterSetName = ListSet)]
[OutputType(typeof(WebInput))]
public sealed class GetGlobusWebInputCommand : ConnectedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The web inputs: ids, web input objects, or runs that are waiting for one.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = IdSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("BlockingWebInputId")]
    [ValidateNotNull]
    [WebInputTransformation]
    [ArgumentCompleter(typeof(WebInputIdCompleter))]
    public WebInputReference[] WebInputId { get; set; } = [];

    /// <summary>The flows whose web inputs to list.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNull]
    [ValidateCount(1, 10)]
    [FlowTransformation]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[]? FlowId { get; set; }

    /// <summary>The runs whose web inputs to list.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNull]
    [ValidateCount(1, 10)]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[]? RunId { get; set; }

    /// <summary>The state of the web inputs to list.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("open", "closed")]
    public string[]? State { get; set; }

    /// <summary>Your roles in the web inputs to list.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("viewer", "respondent")]
    public string[]? Role { get; set; }

    /// <summary>
    /// The sort order: <c>'created_timestamp DESC'</c>, a list of such strings, or <c>[ordered]@{ closed_timestamp =
    /// 'ASC' }</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Orderings")]
    [ValidateNotNull]
    [OrderTransformation]
    [ArgumentCompleter(typeof(WebInputOrderCompleter))]
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
    protected override string NotFoundId => "WebInputNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName == IdSet
            ? ForEachAsync(WebInputId, async question =>
                Write(await Client.WebInputs.GetAsync(question.WebInputId, cancellationToken))
            )
            : new ListWriter(this, First).WriteAsync(
                Client.WebInputs.List(Query()),
                cancellationToken,
                complete: question => WithOptionsAsync(question, cancellationToken)
            );

    // Lists omit the options, which users need to respond to an open web input.
    private async Task<WebInput> WithOptionsAsync(WebInput listed, CancellationToken cancellationToken)
    {
        if (listed.Status != "open" || listed.Options.Count > 0)
        {
            return listed;
        }

        try
        {
            return await Client.WebInputs.GetAsync(listed.WebInputId, cancellationToken);
        }
        catch (Exception exception) when (ErrorRecords.IsKnown(exception) && !ErrorRecords.EndsCommand(exception))
        {
            WriteFailure(exception, listed.WebInputId);
            return listed;
        }
    }

    private WebInputQuery Query() =>
        new()
        {
            FlowIds = FlowId?.Select(flow => flow.FlowId).ToList(),
            RunIds = RunId?.Select(run => run.RunId).ToList(),
            States = State,
            Roles = Role,
            OrderBy = OrderBy?.ReadFields("created_timestamp DESC"),
            PageSize = PageSize,
            Marker = Marker,
        };
}
