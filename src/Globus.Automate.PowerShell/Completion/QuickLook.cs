using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>
/// One page of a list, for a completion: only with a context that holds its token already or can get it by itself, only for
/// so long as a person waits for the Tab key, and silent when that fails.
/// </summary>
internal static class QuickLook
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The items of the first page; none when there is no context or no answer in time.</summary>
    public static IReadOnlyList<SeenItem> At<T>(Func<GlobusClient, Pageable<T>> list, Func<T, SeenItem> item)
    {
        if (RunspaceContexts.Here.Current is not { } context)
            return [];
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var client = context.Client;
            return Task.Run(() => FirstPageAsync(list(client), item, patience.Token)).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is GlobusException or OperationCanceledException)
        {
            return [];
        }
    }

    private static async Task<IReadOnlyList<SeenItem>> FirstPageAsync<T>(Pageable<T> list, Func<T, SeenItem> item, CancellationToken cancellationToken)
    {
        await foreach (var page in list.AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
            return [.. page.Items.Select(item)];
        return [];
    }
}
