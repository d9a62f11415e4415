using Globus.Automate.Flows;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.Failures;

/// <summary>Finds out why runs failed or are INACTIVE.</summary>
/// <param name="context">The context.</param>
/// <param name="contextName">The context name for recommended lines; null to omit it.</param>
internal sealed class FailedRunReader(GlobusContext context, string? contextName)
{
    private const int EntryLimit = 100;

    private RunsClient Runs => context.Client.Runs;

    /// <summary>
    /// Reads the failure from the run. The run is requested only if it was ACTIVE or its details are unknown, and its
    /// log only if the details do not name a cause.
    /// </summary>
    /// <param name="reference">The run.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The run, and its failure; null if the run is neither FAILED nor INACTIVE.</returns>
    public async Task<(Run Run, FailedRun? Failure)> ReadAsync(
        RunReference reference,
        CancellationToken cancellationToken
    )
    {
        // A run that was read before its end may have failed since.
        var run = reference.Run is { Status: not RunStatus.Active } known
            ? known
            : await GetAsync(reference.RunId, cancellationToken);
        if (run.Status is not (RunStatus.Failed or RunStatus.Inactive))
        {
            return (run, null);
        }

        // Lists omit the details of runs of high-assurance flows.
        if (run.Details is null && run == reference.Run)
        {
            run = await GetAsync(reference.RunId, cancellationToken);
        }

        var failure = RunFailure.Of(run);
        var state = run.CurrentState;
        if (failure is null && run.Status == RunStatus.Failed)
        {
            var entry = await FindEntryAsync(run.RunId, cancellationToken);
            (failure, state) = (entry?.Failure, entry?.StateName);
        }

        return (run, Create(run, failure, state));
    }

    private FailedRun Create(Run run, RunFailure? failure, string? state)
    {
        var exception = failure?.Exception is { Length: > 0 } name ? name : null;
        return new FailedRun(run)
        {
            StateName = state,
            Exception = exception,
            Cause = failure?.Cause,
            Summary = failure?.ToSentence(),
            Hint = FailureHint.For(run, exception, state, context, contextName),
        };
    }

    private Task<Run> GetAsync(Guid runId, CancellationToken cancellationToken) =>
        Runs.GetAsync(runId, cancellationToken: cancellationToken);

    private async Task<RunLogEntry?> FindEntryAsync(Guid runId, CancellationToken cancellationToken)
    {
        var log = Runs.Log(runId, new RunLogQuery { Limit = EntryLimit, Order = LogOrder.NewestFirst });
        await foreach (var page in log.AsPages().WithCancellation(cancellationToken))
        {
            return page.Items.FirstOrDefault(entry => entry.Failure is not null);
        }

        return null;
    }
}
