using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Keeps sign-ins on this machine, for all processes of the user. Opening one touches nothing; each sign-in has a place
/// and a lock of its own.
/// </summary>
public sealed class VaultTokenStore : ITokenStore
{
    private readonly TokenStorageSettings _settings;
    private readonly BoundedVault _vault;
    private readonly StoreGuard _guard;

    internal VaultTokenStore(TokenStorageSettings settings, IVault vault)
    {
        _settings = settings;
        _vault = new BoundedVault(vault, settings.Patience);
        _guard = new StoreGuard(settings.Folder, settings.Root ?? settings.Folder);
    }

    /// <summary>
    /// Keeps them encrypted, as the operating system does it: data protection, Keychain, or the Secret Service.
    /// </summary>
    public static VaultTokenStore OpenEncrypted(TokenStorageSettings settings) =>
        new(settings, EncryptedVault.Create());

    /// <summary>Keeps them in files that only the user may read. They are not encrypted.</summary>
    public static VaultTokenStore OpenPlainFiles(TokenStorageSettings settings) => new(settings, new FileVault());

    /// <summary>Finds out whether sign-ins can be kept, by keeping something and reading it back.</summary>
    /// <exception cref="TokenStoreException">They cannot.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CreateFolder();
        var probe = Slot.Probe(_settings.Folder);
        byte[] something = [1, 2, 3];
        await _vault.WriteAsync(probe, something).ConfigureAwait(false);
        var back = File.Exists(probe.File) ? await _vault.ReadAsync(probe).ConfigureAwait(false) : null;
        await _vault.DeleteAsync(probe).ConfigureAwait(false);
        if (back is null || !back.SequenceEqual(something))
        {
            throw Unavailable("what is written cannot be read back.", null);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            _guard.Check();
            return Task.FromResult<IReadOnlyList<string>>(
                Directory.Exists(_settings.Folder) ? [.. Slot.NamesIn(_settings.Folder)] : []
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public async Task<StoredSignIn?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var slot = Slot.Of(_settings.Folder, name);
        if (!File.Exists(slot.File))
        {
            return null;
        }

        _guard.Check();
        try
        {
            return await LoadAsync(slot, name).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // Whoever reads again with the lock sets it aside.
            return await UpdateAsync(name, (signIn, _) => Task.FromResult(signIn), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<StoredSignIn?> UpdateAsync(
        string name,
        Func<StoredSignIn?, CancellationToken, Task<StoredSignIn?>> change,
        CancellationToken cancellationToken
    )
    {
        var slot = Slot.Of(_settings.Folder, name);
        CreateFolder();
        var taken = await TakeLockAsync(slot, cancellationToken).ConfigureAwait(false);
        try
        {
            var before = await LoadOrSetAsideAsync(slot, name).ConfigureAwait(false);
            var after = await change(before, cancellationToken).ConfigureAwait(false);
            await KeepAsync(slot, before, after).ConfigureAwait(false);
            return after;
        }
        finally
        {
            taken.ReleaseAfter(_vault.Idle);
        }
    }

    private async Task KeepAsync(Slot slot, StoredSignIn? before, StoredSignIn? after)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        if (after is null)
        {
            await EmptyAsync(slot).ConfigureAwait(false);
        }
        else
        {
            await _vault.WriteAsync(slot, SignInFormat.Write(after)).ConfigureAwait(false);
        }
    }

    private async Task EmptyAsync(Slot slot)
    {
        foreach (var place in new[] { slot, slot.Damaged }.Where(place => File.Exists(place.File)))
        {
            await _vault.DeleteAsync(place).ConfigureAwait(false);
        }
    }

    private async Task<StoredSignIn?> LoadOrSetAsideAsync(Slot slot, string name)
    {
        try
        {
            return await LoadAsync(slot, name).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            await _vault.SetAsideAsync(slot).ConfigureAwait(false);
            _settings.Warn?.Invoke(
                $"What was stored of the context '{name}' is damaged and was set aside. Sign in again. "
                    + $"{exception.Message}"
            );
            return null;
        }
    }

    private async Task<StoredSignIn?> LoadAsync(Slot slot, string name)
    {
        if (!File.Exists(slot.File))
        {
            return null;
        }

        if (await _vault.ReadAsync(slot).ConfigureAwait(false) is not { } bytes)
        {
            // A locked keyring says that there is nothing. One that can be used is believed.
            await CheckAsync(CancellationToken.None).ConfigureAwait(false);
            return null;
        }

        try
        {
            return SignInFormat.Read(bytes);
        }
        catch (TokenStoreException exception)
        {
            throw new TokenStoreException($"The stored context '{name}' cannot be used. {exception.Message}", exception)
            {
                Failure = exception.Failure,
            };
        }
    }

    private async Task<FileLock> TakeLockAsync(Slot slot, CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.TakeAsync(slot.Lock, _settings.LockPatience, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(exception.Message, exception);
        }
    }

    private void CreateFolder()
    {
        try
        {
            _guard.CreateFolders();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unavailable(exception.Message, exception);
        }
    }

    private static TokenStoreException Unavailable(string message, Exception? error) =>
        new($"Sign-ins cannot be kept: {message}", error) { Failure = TokenStoreFailure.Unavailable };
}
