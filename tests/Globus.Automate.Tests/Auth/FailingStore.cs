using Globus.Automate.Auth.Storage;

namespace Globus.Automate.Tests.Auth;

/// <summary>A store that reads, and fails to keep anything once it is told to.</summary>
internal sealed class FailingStore : ITokenStore
{
    private readonly ProcessTokenStore _inner = new();

    public bool Fails { get; set; }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        _inner.ListAsync(cancellationToken);

    public Task<StoredSignIn?> ReadAsync(string name, CancellationToken cancellationToken) =>
        _inner.ReadAsync(name, cancellationToken);

    public Task<StoredSignIn?> UpdateAsync(
        string name,
        Func<StoredSignIn?, CancellationToken, Task<StoredSignIn?>> change,
        CancellationToken cancellationToken
    ) =>
        _inner.UpdateAsync(
            name,
            async (signIn, cancel) =>
            {
                var changed = await change(signIn, cancel);
                return Fails
                    ? throw new TokenStoreException("The disk is full.") { Failure = TokenStoreFailure.Unavailable }
                    : changed;
            },
            cancellationToken
        );
}
