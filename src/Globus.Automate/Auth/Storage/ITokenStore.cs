namespace Globus.Automate.Auth.Storage;

/// <summary>
/// Where sign-ins are kept, by the name of their context, in any case. Runspaces and, if the store is not this
/// process's own, other processes use it at the same time.
/// </summary>
public interface ITokenStore
{
    /// <summary>The names of the sign-ins that are kept. No secret is read for it.</summary>
    /// <exception cref="TokenStoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The sign-in of that name; null when there is none.</summary>
    /// <exception cref="TokenStoreException">The store cannot be read.</exception>
    Task<StoredSignIn?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Changes what is kept under a name, while nobody else can: what is there is read anew and handed to
    /// <paramref name="change"/>, and what that returns is kept before the call ends.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="change">What becomes of it: the same object leaves it as it is, null removes it. It must not use
    /// the store.</param>
    /// <param name="cancellationToken">Gives up waiting. What <paramref name="change"/> has returned is kept all the
    /// same.</param>
    /// <returns>What is kept now.</returns>
    /// <exception cref="TokenStoreException">The store cannot be used, or others kept it for too long.</exception>
    Task<StoredSignIn?> UpdateAsync(
        string name,
        Func<StoredSignIn?, CancellationToken, Task<StoredSignIn?>> change,
        CancellationToken cancellationToken
    );
}
