using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Runs;

/// <summary>Gets the runs that a command waits for.</summary>
/// <param name="context">The context.</param>
/// <param name="contextName">The context name for recommended lines; null to omit it.</param>
/// <param name="watch">Ends the wait for a run when it has entered a state; null to wait for its end.</param>
internal sealed class RunPollingSource(GlobusContext context, string? contextName, RunStateWatch? watch = null)
    : IPollingSource<RunReference, Run>
{
    /// <inheritdoc/>
    public string Noun => "a run";

    /// <inheritdoc/>
    public string Kind => "Run";

    /// <inheritdoc/>
    public IListPollingSource<RunReference, Run>? List { get; } =
        watch is null ? new RunListPollingSource(context.Client.Runs) : null;

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
    public async Task<Run> GetAsync(RunReference reference, CancellationToken cancellationToken)
    {
        var run = await context.Client.Runs.GetAsync(reference.RunId, cancellationToken: cancellationToken);
        if (watch is not null)
        {
            await watch.ReadAsync(run, cancellationToken);
        }

        return run;
    }

    /// <inheritdoc/>
    public string StatusOf(Run item) => item.Status;

    /// <inheritdoc/>
    public string Describe(Run item) =>
        item.CurrentState is { Length: > 0 } state ? $"{item.Status} in {state}" : item.Status;

    /// <inheritdoc/>
    public bool IsFinal(Run item) => item.IsFinal || HasEntered(item);

    /// <inheritdoc/>
    public string? ExplainInactive(Run item) =>
        item.Status == RunStatus.Inactive && !HasEntered(item)
            ? InactiveRunMessage.Explain(item, context, contextName)
            : null;

    /// <inheritdoc/>
    public string? Notice(Run item) => WebInputNotice.Explain(item, contextName);

    /// <inheritdoc/>
    public Task<string?> ExplainStandstillAsync(CancellationToken cancellationToken) =>
        FrozenClockNotice.FindAsync(context, cancellationToken);

    /// <inheritdoc/>
    public string WaitLine(RunReference reference) =>
        $"Wait-GlobusRun -RunId {reference.RunId}{QuotedText.Parameter("-StateName", watch?.StateName)}"
        + QuotedText.Parameter("-Context", contextName);

    private bool HasEntered(Run run) => watch?.HasEntered(run.RunId) == true;
}
