using System.Collections.Concurrent;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Actions;

/// <summary>Actions, as something to wait for.</summary>
/// <param name="context">The context.</param>
/// <param name="access">The parameters of recommended lines that say how to reach the provider.</param>
internal sealed class ActionPollingSource(GlobusContext context, string access)
    : IPollingSource<ActionReference, ActionStatus>
{
    private readonly ConcurrentDictionary<string, string?> _scopes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Noun => "an action";

    /// <inheritdoc/>
    public IListPollingSource<ActionReference, ActionStatus>? List => null;

    /// <inheritdoc/>
    public object KeyOf(ActionReference reference) => KeyOf(reference.ActionUrl, reference.ActionId);

    /// <inheritdoc/>
    public object KeyOf(ActionStatus found) => KeyOf(found.ActionUrl!, found.ActionId);

    /// <inheritdoc/>
    public string OriginOf(ActionReference reference) => reference.ActionUrl.Authority;

    /// <inheritdoc/>
    public ActionStatus? InitialOf(ActionReference reference) => reference.InitialStatus;

    /// <inheritdoc/>
    public string NameOf(ActionReference reference, ActionStatus? seen) =>
        seen is { Label: { Length: > 0 } label } ? $"{label} ({reference.ActionId})" : reference.ActionId;

    /// <inheritdoc/>
    public async Task<ActionStatus> GetAsync(ActionReference reference, CancellationToken cancellationToken)
    {
        var seen = await reference.Provider.GetAsync(reference.ActionId, cancellationToken);
        _scopes[seen.ActionId] = reference.Provider.Scope;
        return seen;
    }

    /// <inheritdoc/>
    public string StatusOf(ActionStatus seen) => seen.Status;

    /// <inheritdoc/>
    public string Describe(ActionStatus seen) =>
        seen.DisplayStatus is { Length: > 0 } more && more != seen.Status ? $"{seen.Status}, {more}" : seen.Status;

    /// <inheritdoc/>
    public bool IsFinal(ActionStatus seen) => seen.IsFinal;

    /// <inheritdoc/>
    public string? ExplainInactive(ActionStatus seen)
    {
        _scopes.TryGetValue(seen.ActionId, out var scope);
        return seen.Status == InactiveAction.Status ? InactiveAction.Explain(seen, scope, context, access) : null;
    }

    /// <inheritdoc/>
    public string? Notice(ActionStatus seen) => null;

    /// <inheritdoc/>
    public string WaitLine(ActionReference reference) =>
        "Wait-GlobusAction"
        + QuotedText.Parameter("-ActionUrl", reference.ActionUrl.ToString())
        + QuotedText.Parameter("-ActionId", reference.ActionId)
        + access;

    private static object KeyOf(Uri actionUrl, string actionId) => (actionUrl, actionId);
}
