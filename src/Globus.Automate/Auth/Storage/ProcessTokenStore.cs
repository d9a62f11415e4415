using System.Collections.Concurrent;

namespace Globus.Automate.Auth.Storage;

/// <summary>Stores sign-ins in the memory of the process.</summary>
public sealed class ProcessTokenStore : ITokenStore
{
    private readonly ConcurrentDictionary<string, StoredSignIn> _signIns = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _signIns.Values.Select(signIn => signIn.Name)]);

    /// <inheritdoc/>
    public Task<StoredSignIn?> ReadAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(Find(name));

    /// <inheritdoc/>
    public async Task<StoredSignIn?> UpdateAsync(
        string name,
        Func<StoredSignIn?, CancellationToken, Task<StoredSignIn?>> change,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        var gate = _gates.GetOrAdd(name, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var signIn = await change(Find(name), cancellationToken).ConfigureAwait(false);
            if (signIn is null)
            {
                _signIns.TryRemove(name, out _);
            }
            else
            {
                _signIns[name] = signIn;
            }

            return signIn;
        }
        finally
        {
            gate.Release();
        }
    }

    private StoredSignIn? Find(string name) => _signIns.TryGetValue(name, out var signIn) ? signIn : null;
}
