using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Runs, as something to wait for.</summary>
/// <param name="context">The context.</param>
/// <param name="contextName">Its name, where recommended lines must have it.</param>
internal sealed class RunPollingSource(GlobusContext context, string? contextName) : IPollingSource<RunReference, Run>
{
    /// <inheritdoc/>
    public string Noun => "a run";

    /// <inheritdoc/>
    public IListPollingSource<RunReference, Run> List { get; } = new RunListPollingSource(context.Client.Runs);

    /// <inheritdoc/>
    public object KeyOf(RunReference reference) => reference.RunId;

    /// <inheritdoc/>
    public object KeyOf(Run found) => found.RunId;

    /// <inheritdoc/>
    public string OriginOf(RunReference reference) => context.FlowsAddress.Authority;

    /// <inheritdoc/>
    public Run? InitialOf(RunReference reference) => reference.Run;

    /// <inheritdoc/>
    public string NameOf(RunReference reference, Run? seen) =>
        seen is null ? reference.DisplayName : new RunReference(seen).DisplayName;

    /// <inheritdoc/>
    public Task<Run> GetAsync(RunReference reference, CancellationToken cancellationToken) =>
        context.Client.Runs.GetAsync(reference.RunId, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public string StatusOf(Run seen) => seen.Status;

    /// <inheritdoc/>
    public string Describe(Run seen) =>
        seen.CurrentState is { Length: > 0 } state ? $"{seen.Status} in {state}" : seen.Status;

    /// <inheritdoc/>
    public bool IsFinal(Run seen) => seen.IsFinal;

    /// <inheritdoc/>
    public string? ExplainInactive(Run seen) =>
        seen.Status == RunStatus.Inactive ? InactiveRun.Explain(seen, context, contextName) : null;

    /// <inheritdoc/>
    public string? Notice(Run seen) => WebInputNotice.Explain(seen, contextName);

    /// <inheritdoc/>
    public string WaitLine(RunReference reference) =>
        $"Wait-GlobusRun -RunId {reference.RunId}{QuotedText.Parameter("-Context", contextName)}";
}
