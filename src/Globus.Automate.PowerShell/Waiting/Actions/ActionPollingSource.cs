using System.Collections.Concurrent;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Waiting.Actions;

/// <summary>Gets the actions that a command waits for.</summary>
/// <param name="context">The context.</param>
/// <param name="access">The parameters of recommended lines for the scope and the context.</param>
internal sealed class ActionPollingSource(GlobusContext context, string access)
    : IPollingSource<ActionReference, ActionStatus>
{
    private readonly ConcurrentDictionary<string, string?> _scopes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Noun => "an action";

    /// <inheritdoc/>
    public string Kind => "Action";

    /// <inheritdoc/>
    public IListPollingSource<ActionReference, ActionStatus>? List => null;

    /// <inheritdoc/>
    public object KeyOf(ActionReference reference) => KeyOf(reference.ActionUrl, reference.ActionId);

    /// <inheritdoc/>
    public object KeyOf(ActionStatus item) => KeyOf(item.ActionUrl!, item.ActionId);

    /// <inheritdoc/>
    public string OriginOf(ActionReference reference) => reference.ActionUrl.Authority;

    /// <inheritdoc/>
    public ActionStatus? InitialOf(ActionReference reference) => reference.InitialStatus;

    /// <inheritdoc/>
    public string NameOf(ActionReference reference, ActionStatus? item) =>
        item is { Label: { Length: > 0 } label } ? $"{label} ({reference.ActionId})" : reference.ActionId;

    /// <inheritdoc/>
    public async Task<ActionStatus> GetAsync(ActionReference reference, CancellationToken cancellationToken)
    {
        var item = await reference.Provider.GetAsync(reference.ActionId, cancellationToken);
        _scopes[item.ActionId] = reference.Provider.Scope;
        return item;
    }

    /// <inheritdoc/>
    public string StatusOf(ActionStatus item) => item.Status;

    /// <inheritdoc/>
    public string Describe(ActionStatus item) =>
        item.DisplayStatus is { Length: > 0 } more && more != item.Status ? $"{item.Status}, {more}" : item.Status;

    /// <inheritdoc/>
    public bool IsFinal(ActionStatus item) => item.IsFinal;

    /// <inheritdoc/>
    public string? ExplainInactive(ActionStatus item)
    {
        _scopes.TryGetValue(item.ActionId, out var scope);
        return item.Status == InactiveActionMessage.Status
            ? InactiveActionMessage.Explain(item, scope, context, access)
            : null;
    }

    /// <inheritdoc/>
    public string? Notice(ActionStatus item) => null;

    /// <inheritdoc/>
    public Task<string?> ExplainStandstillAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public string WaitLine(ActionReference reference) =>
        "Wait-GlobusAction"
        + QuotedText.Parameter("-ActionUrl", reference.ActionUrl.ToString())
        + QuotedText.Parameter("-ActionId", reference.ActionId)
        + access;

    private static object KeyOf(Uri actionUrl, string actionId) => (actionUrl, actionId);
}
