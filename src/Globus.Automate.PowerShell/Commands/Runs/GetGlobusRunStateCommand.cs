using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Gets the states that runs have visited, from their logs.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusRunState")]
[OutputType(typeof(RunStateVisit))]
public sealed class GetGlobusRunStateCommand : ConnectedCommand
{
    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>The states whose visits to return; all by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    public string[]? StateName { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(RunId, run => WriteVisitsAsync(run, cancellationToken));

    private async Task WriteVisitsAsync(RunReference run, CancellationToken cancellationToken)
    {
        var reader = new RunStateVisitReader();
        PagingException? incomplete = null;
        try
        {
            await ReadLogAsync(run, reader, cancellationToken);
        }
        catch (PagingException exception)
        {
            incomplete = exception;
        }

        WriteIfWanted(reader.Complete());
        if (incomplete is not null)
        {
            // A marker does not help, because the visits before it are required to count the attempts.
            throw new PagingException(incomplete.Message, marker: null, incomplete);
        }
    }

    private async Task ReadLogAsync(RunReference run, RunStateVisitReader reader, CancellationToken cancellationToken)
    {
        var query = new RunLogQuery { Limit = ListWriter.MaximumPageSize };
        var pages = Client.Runs.Log(run.RunId, query).AsPagesInAdvance(page => page.HasNextPage);
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            foreach (var entry in page.Items)
            {
                WriteIfWanted(reader.Read(entry));
            }

            WriteUnreadable(page);
        }
    }

    private void WriteIfWanted(RunStateVisit? visit)
    {
        if (visit is not null && StateName?.Contains(visit.StateName, StringComparer.Ordinal) != false)
        {
            Write(visit);
        }
    }
}
