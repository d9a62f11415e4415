using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Completion.Recent;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>
/// Sends one request for a completion. It requires a context that needs no prompt, has a short timeout, and reports no
/// errors.
/// </summary>
internal static class CompletionRequest
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    // After a failure, the next keystrokes do not wait again.
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(30);

    private static readonly ConditionalWeakTable<GlobusContext, RequestCooldown> Failures = new();

    /// <summary>Returns the items of the first page; none without a context or without a timely response.</summary>
    /// <param name="bound">The other parameters of the command line, which may include a context.</param>
    /// <param name="list">The list.</param>
    /// <param name="item">Converts a list item to a completion.</param>
    public static IReadOnlyList<CompletionItem> Send<T>(
        IDictionary bound,
        Func<GlobusClient, Pageable<T>> list,
        Func<T, CompletionItem> item
    ) => Send(bound, (client, cancellationToken) => FirstPageAsync(list(client), item, cancellationToken)) ?? [];

    /// <summary>Returns the response to a request; null without a context or without a timely response.</summary>
    /// <param name="bound">The other parameters of the command line, which may include a context.</param>
    /// <param name="request">The request.</param>
    public static T? Send<T>(IDictionary bound, Func<GlobusClient, CancellationToken, Task<T>> request)
        where T : class
    {
        if (
            ContextOf(bound) is not { } context
            || (Failures.TryGetValue(context, out var failed) && failed.IsWithin(RetryPause))
        )
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            var client = context.Client;
            return Task.Run(() => request(client, timeout.Token)).GetAwaiter().GetResult();
        }
        catch (Exception exception)
            when (exception is GlobusConnectionException or TokenUnavailableException or OperationCanceledException)
        {
            Failures.Remove(context);
            Failures.Add(context, new RequestCooldown());
            return null;
        }
        catch (GlobusException)
        {
            return null;
        }
    }

    private static GlobusContext? ContextOf(IDictionary bound) =>
        bound["Context"] switch
        {
            PSObject { BaseObject: GlobusContext context } => context,
            GlobusContext context => context,
            PSObject { BaseObject: string name } => RunspaceContexts.Current.Find(name),
            string name => RunspaceContexts.Current.Find(name),
            _ => RunspaceContexts.Current.CurrentContext,
        };

    private static async Task<IReadOnlyList<CompletionItem>> FirstPageAsync<T>(
        Pageable<T> list,
        Func<T, CompletionItem> item,
        CancellationToken cancellationToken
    )
    {
        await foreach (var page in list.AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            return [.. page.Items.Select(item)];
        }

        return [];
    }
}
