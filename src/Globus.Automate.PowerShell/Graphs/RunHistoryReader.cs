using System.Collections.Concurrent;
using Globus.Automate.Definitions.Graphs;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Graphs;

/// <summary>
/// Reads the definitions and the logs of runs, one page of a log at a time. It does not need the pipeline thread.
/// </summary>
/// <param name="client">The client.</param>
internal sealed class RunHistoryReader(GlobusClient client)
{
    private const int PageSize = 100;

    // Runs of the same version of a flow have the same definition.
    private readonly ConcurrentDictionary<(Guid, DateTimeOffset), Lazy<Task<FlowGraph?>>> _graphs = new();

    /// <summary>
    /// Reads the history of a run. A failure that affects only this run is one of its
    /// <see cref="RunHistory.Problems"/>.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<RunHistory> ReadAsync(Run run, CancellationToken cancellationToken)
    {
        var history = new RunHistory(run);
        try
        {
            history.Graph = await ReadGraphAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (GlobusException exception) when (!ErrorRecords.EndsCommand(exception))
        {
            history.Problems.Add(exception);
        }

        try
        {
            var log = client.Runs.Log(run.RunId, new RunLogQuery { Limit = PageSize });
            await foreach (var visit in log.ToVisitsAsync(cancellationToken).ConfigureAwait(false))
            {
                history.Add(visit);
            }
        }
        catch (PagingException exception)
        {
            // A marker does not help, because the visits before it are required.
            history.Problems.Add(new PagingException(exception.Message, marker: null, exception));
        }
        catch (GlobusException exception) when (!ErrorRecords.EndsCommand(exception))
        {
            history.Problems.Add(exception);
        }

        history.Path.Complete(run.Status);
        return history;
    }

    private async Task<FlowGraph?> ReadGraphAsync(Run run, CancellationToken cancellationToken)
    {
        if (run is not { FlowId: { } flowId, FlowLastUpdated: { } version })
        {
            return await RequestAsync(run.RunId, cancellationToken).ConfigureAwait(false);
        }

        var request = _graphs.GetOrAdd((flowId, version), _ => new(() => RequestAsync(run.RunId, cancellationToken)));
        try
        {
            return await request.Value.ConfigureAwait(false);
        }
        catch (GlobusException)
        {
            _graphs.TryRemove((flowId, version), out _);
            throw;
        }
    }

    private async Task<FlowGraph?> RequestAsync(Guid runId, CancellationToken cancellationToken)
    {
        var definition = await client.Runs.GetDefinitionAsync(runId, cancellationToken).ConfigureAwait(false);
        try
        {
            return definition.Definition is null ? null : FlowGraph.Of(definition.Definition);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
