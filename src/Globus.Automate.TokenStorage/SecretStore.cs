using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Keeps sign-ins on this machine, for all processes of the user. Opening a sign-in changes nothing. Each sign-in has
/// its own file and its own lock.
/// </summary>
public sealed class SecretStore : ITokenStore
{
    private readonly TokenStorageSettings _settings;
    private readonly TimeLimitedBackend _backend;
    private readonly FolderSecurity _folderSecurity;

    internal SecretStore(TokenStorageSettings settings, ISecretBackend backend)
    {
        _settings = settings;
        _backend = new TimeLimitedBackend(backend, settings.Timeout);
        _folderSecurity = new FolderSecurity(settings.Folder, settings.Root ?? settings.Folder);
    }

    /// <summary>
    /// Keeps them encrypted, as the operating system does it: data protection, Keychain, or the Secret Service.
    /// </summary>
    public static SecretStore OpenEncrypted(TokenStorageSettings settings) => new(settings, EncryptedBackend.Create());

    /// <summary>Keeps them in files that only the user may read. They are not encrypted.</summary>
    public static SecretStore OpenPlainFiles(TokenStorageSettings settings) => new(settings, new PlainFileBackend());

    /// <summary>Finds out whether sign-ins can be kept, by writing bytes and reading them back.</summary>
    /// <exception cref="TokenStoreException">They cannot.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CreateFolder();
        var probe = SecretEntry.Probe(_settings.Folder);
        byte[] bytes = [1, 2, 3];
        await _backend.WriteAsync(probe, bytes).ConfigureAwait(false);
        var stored = File.Exists(probe.File) ? await _backend.ReadAsync(probe).ConfigureAwait(false) : null;
        await _backend.DeleteAsync(probe).ConfigureAwait(false);
        if (stored is null || !stored.SequenceEqual(bytes))
        {
            throw CreateUnavailable("the stored data cannot be read back.", null);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            _folderSecurity.Check();
            return Task.FromResult<IReadOnlyList<string>>(
                Directory.Exists(_settings.Folder) ? [.. SecretEntry.NamesIn(_settings.Folder)] : []
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CreateUnavailable(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public async Task<StoredSignIn?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var entry = SecretEntry.Of(_settings.Folder, name);
        if (!File.Exists(entry.File))
        {
            return null;
        }

        _folderSecurity.Check();
        try
        {
            return await LoadAsync(entry, name).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // Damage is set aside by a second read, which holds the lock.
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
        var entry = SecretEntry.Of(_settings.Folder, name);
        CreateFolder();
        var fileLock = await TakeLockAsync(entry, cancellationToken).ConfigureAwait(false);
        try
        {
            var before = await LoadOrQuarantineAsync(entry, name).ConfigureAwait(false);
            var after = await change(before, cancellationToken).ConfigureAwait(false);
            await SaveAsync(entry, before, after).ConfigureAwait(false);
            return after;
        }
        finally
        {
            fileLock.ReleaseAfter(_backend.Idle);
        }
    }

    private async Task SaveAsync(SecretEntry entry, StoredSignIn? before, StoredSignIn? after)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        if (after is null)
        {
            await DeleteAsync(entry).ConfigureAwait(false);
        }
        else
        {
            await _backend.WriteAsync(entry, SignInFormat.Write(after)).ConfigureAwait(false);
        }
    }

    private async Task DeleteAsync(SecretEntry entry)
    {
        foreach (var stored in new[] { entry, entry.Damaged }.Where(each => File.Exists(each.File)))
        {
            await _backend.DeleteAsync(stored).ConfigureAwait(false);
        }
    }

    private async Task<StoredSignIn?> LoadOrQuarantineAsync(SecretEntry entry, string name)
    {
        try
        {
            return await LoadAsync(entry, name).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            await _backend.QuarantineAsync(entry).ConfigureAwait(false);
            _settings.Warn?.Invoke(
                $"The stored sign-in of the context '{name}' is damaged and was set aside. Sign in again. "
                    + $"{exception.Message}"
            );
            return null;
        }
    }

    private async Task<StoredSignIn?> LoadAsync(SecretEntry entry, string name)
    {
        if (!File.Exists(entry.File))
        {
            return null;
        }

        if (await _backend.ReadAsync(entry).ConfigureAwait(false) is not { } bytes)
        {
            // A locked keyring says that there is nothing. Only a keyring that works is believed.
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

    private async Task<FileLock> TakeLockAsync(SecretEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.TakeAsync(entry.Lock, _settings.LockTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CreateUnavailable(exception.Message, exception);
        }
    }

    private void CreateFolder()
    {
        try
        {
            _folderSecurity.CreateFolders();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw CreateUnavailable(exception.Message, exception);
        }
    }

    private static TokenStoreException CreateUnavailable(string message, Exception? error) =>
        new($"Sign-ins cannot be stored: {message}", error) { Failure = TokenStoreFailure.Unavailable };
}
