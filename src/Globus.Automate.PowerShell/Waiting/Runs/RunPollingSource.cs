using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Gets the runs that a command waits for.</summary>
/// <param name="context">The context.</param>
/// <param name="contextName">The context name for recommended lines; null to omit it.</param>
internal sealed class RunPollingSource(GlobusContext context, string? contextName) : IPollingSource<RunReference, Run>
{
    /// <inheritdoc/>
    public string Noun => "a run";

    /// <inheritdoc/>
    public string Kind => "Run";

    /// <inheritdoc/>
    public IListPollingSource<RunReference, Run> List { get; } = new RunListPollingSource(context.Client.Runs);

    /// <inheritdoc/>
    public object KeyOf(RunReference reference) => reference.RunId;

    /// <inheritdoc/>
    public object KeyOf(Run item) => item.RunId;

    /// <inheritdoc/>
    public string OriginOf(RunReference reference) => context.FlowsAddress.Authority;

    /// <inheritdoc/>
    public Run? InitialOf(RunReference reference) => reference.Run;

    /// <inheritdoc/>
    public string NameOf(RunReference reference, Run? item) =>
        item is null ? reference.DisplayName : new RunReference(item).DisplayName;

    /// <inheritdoc/>
    public Task<Run> GetAsync(RunReference reference, CancellationToken cancellationToken) =>
        context.Client.Runs.GetAsync(reference.RunId, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public string StatusOf(Run item) => item.Status;

    /// <inheritdoc/>
    public string Describe(Run item) =>
        item.CurrentState is { Length: > 0 } state ? $"{item.Status} in {state}" : item.Status;

    /// <inheritdoc/>
    public bool IsFinal(Run item) => item.IsFinal;

    /// <inheritdoc/>
    public string? ExplainInactive(Run item) =>
        item.Status == RunStatus.Inactive ? InactiveRunMessage.Explain(item, context, contextName) : null;

    /// <inheritdoc/>
    public string? Notice(Run item) => WebInputNotice.Explain(item, contextName);

    /// <inheritdoc/>
    public Task<string?> ExplainStandstillAsync(CancellationToken cancellationToken) =>
        FrozenClockNotice.FindAsync(context, cancellationToken);

    /// <inheritdoc/>
    public string WaitLine(RunReference reference) =>
        $"Wait-GlobusRun -RunId {reference.RunId}{QuotedText.Parameter("-Context", contextName)}";
}
