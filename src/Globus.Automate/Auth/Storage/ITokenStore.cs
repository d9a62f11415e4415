namespace Globus.Automate.Auth.Storage;

/// <summary>
/// Stores sign-ins by context name, without case sensitivity. Runspaces and, unless the store is in memory, other
/// processes use it concurrently.
/// </summary>
public interface ITokenStore
{
    /// <summary>Lists the names of the stored sign-ins, without reading secrets.</summary>
    /// <exception cref="TokenStoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads a sign-in by name; null if there is none.</summary>
    /// <exception cref="TokenStoreException">The store cannot be read.</exception>
    Task<StoredSignIn?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a stored sign-in under an exclusive lock: the stored value is read again and passed to <paramref
    /// name="change"/>, and the result is stored before the call ends.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="change">Returns the new value: the same object for no change, null to remove the sign-in. It must
    /// not use the store.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock. A value that <paramref name="change"/> has
    /// returned is still stored.</param>
    /// <returns>The stored value.</returns>
    /// <exception cref="TokenStoreException">The store is not available, or another process holds the lock for too
    /// long.</exception>
    Task<StoredSignIn?> UpdateAsync(
        string name,
        Func<StoredSignIn?, CancellationToken, Task<StoredSignIn?>> change,
        CancellationToken cancellationToken
    );
}
