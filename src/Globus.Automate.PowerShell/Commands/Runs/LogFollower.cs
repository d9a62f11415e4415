using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Commands.Waiting;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Writes a run's log as it grows.</summary>
internal sealed class LogFollower(AsyncCommand command, GlobusContext context, int? intervalInSeconds, Func<RunLogEntry, bool> isWanted)
{
    private readonly WaitOptions _options = WaitOptions.FromSeconds(null, intervalInSeconds);
    private readonly HashSet<string> _noticed = [];
    private string? _lastPage;
    private int _writtenOfLastPage;

    /// <summary>Writes every entry once, until the run has ended or needs somebody.</summary>
    public async Task FollowAsync(Guid runId, CancellationToken cancellationToken)
    {
        for (var interval = _options.FirstInterval; ; interval = _options.Next(interval))
        {
            // The run is looked at before its log: what is in the log of a run that has ended is all there will be.
            var run = await context.Client.Runs.GetAsync(runId, cancellationToken: cancellationToken);
            if (await WriteNewAsync(runId, cancellationToken))
                interval = _options.FirstInterval;
            if (run.IsFinal)
                return;
            if (run.Status == RunStatus.Inactive)
            {
                command.Warn(InactiveRun.Explain(run, context));
                return;
            }

            if (AskingRun.Explain(run) is { } notice && _noticed.Add(notice))
                command.Warn(notice);
            await Task.Delay(interval, _options.TimeProvider, cancellationToken);
        }
    }

    // The last page has no marker and grows: it is read again from the marker that led to it, less what was written of it.
    private async Task<bool> WriteNewAsync(Guid runId, CancellationToken cancellationToken)
    {
        var isNew = false;
        await foreach (var page in context.Client.Runs.Log(runId, new RunLogQuery { Limit = 100 }).AsPages(_lastPage).WithCancellation(cancellationToken))
        {
            foreach (var entry in page.Items.Skip(_writtenOfLastPage))
            {
                if (isWanted(entry))
                    command.Write(entry);
                _writtenOfLastPage++;
                isNew = true;
            }

            if (!page.HasNextPage)
                break;
            _lastPage = page.Marker;
            _writtenOfLastPage = 0;
        }

        return isNew;
    }
}
