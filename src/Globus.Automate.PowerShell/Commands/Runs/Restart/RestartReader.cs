using System.Collections.Concurrent;
using System.Management.Automation;
using System.Net;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Runs.Restart;

/// <summary>Reads what is required to start runs again. It does not need the pipeline thread.</summary>
/// <param name="client">The client.</param>
/// <param name="contextName">The context name for recommended lines; null to omit it.</param>
internal sealed class RestartReader(GlobusClient client, string? contextName)
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task<Flow>>> _flows = new();

    /// <summary>Reads a run, its input and definition, and, once for each flow, the flow.</summary>
    /// <param name="reference">The run.</param>
    /// <param name="readsFlow">Whether to read the flow as it is now.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="CommandException">The run has not ended, or its flow is unknown or does not exist.</exception>
    public async Task<RestartSource> ReadAsync(
        RunReference reference,
        bool readsFlow,
        CancellationToken cancellationToken
    )
    {
        // A run that was read before its end may have ended since.
        var run = reference.Run is { IsFinal: true } known
            ? known
            : await client.Runs.GetAsync(reference.RunId, RunInclude.None, cancellationToken).ConfigureAwait(false);
        var flowId = RequireFlow(RequireEnded(run));
        var input = await ReadInputAsync(run.RunId, cancellationToken).ConfigureAwait(false);
        var definition = await client.Runs.GetDefinitionAsync(run.RunId, cancellationToken).ConfigureAwait(false);
        var flow = readsFlow
            ? new FlowReference(await ReadFlowAsync(run, flowId, cancellationToken).ConfigureAwait(false))
            : new FlowReference(flowId);
        return new RestartSource(run, input, definition, flow);
    }

    private async Task<JsonMap?> ReadInputAsync(Guid runId, CancellationToken cancellationToken)
    {
        var pages = client.Runs.Log(runId, new RunLogQuery { Limit = 1 }).AsPages();
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var first = page.Items.FirstOrDefault(entry => entry.Code == "FlowStarted");
            return first?.Details?.TryGetValue("input", out var input) == true ? input as JsonMap : null;
        }

        return null;
    }

    private async Task<Flow> ReadFlowAsync(Run run, Guid flowId, CancellationToken cancellationToken)
    {
        try
        {
            return await _flows
                .GetOrAdd(flowId, id => new(() => client.Flows.GetAsync(id, cancellationToken)))
                .Value.ConfigureAwait(false);
        }
        catch (GlobusServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            throw FlowNotFound(run, exception);
        }
    }

    /// <summary>The error of a run whose flow does not exist.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cause">The response.</param>
    public static CommandException FlowNotFound(Run run, Exception cause) =>
        new(
            "FlowNotFound",
            ErrorCategory.ObjectNotFound,
            $"The flow {run.FlowId} of the run {run.RunId} was not found. It was removed, or it is not visible to you.",
            "Get-GlobusFlow",
            cause
        );

    private Run RequireEnded(Run run) =>
        run.IsFinal
            ? run
            : throw new CommandException(
                "RunNotEnded",
                ErrorCategory.InvalidOperation,
                $"Run {new RunReference(run).DisplayName} is {run.Status}. Only a run that has ended can be started "
                    + "again from the beginning.",
                run.Status == RunStatus.Inactive
                    ? $"Resume-GlobusRun {run.RunId}{QuotedText.Parameter("-Context", contextName)}"
                    : $"Wait-GlobusRun {run.RunId}{QuotedText.Parameter("-Context", contextName)}"
            );

    private static Guid RequireFlow(Run run) =>
        run.FlowId
        ?? throw new CommandException(
            "InvalidArgument",
            ErrorCategory.InvalidArgument,
            $"The run {run.RunId} cannot be started again because the service did not return its flow.",
            "Start-GlobusFlowRun -FlowId '<id of the flow>'"
        );
}
