using System.Runtime.CompilerServices;
using Globus.Automate.Auth.Storage;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.TokenStorage;

namespace Globus.Automate.PowerShell.Storage;

/// <summary>
/// Opens the token stores. The adapter is loaded only to store or find a sign-in, and a keyring is accessed only to
/// read or write one.
/// </summary>
internal static class TokenStores
{
    // An unattended host has no user to unlock a keyring; an interactive user needs time to enter a password.
    private static readonly TimeSpan UnattendedTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UserTimeout = TimeSpan.FromSeconds(30);

    private static int _hasWarned;

    /// <summary>
    /// Opens the store of a new sign-in and checks that it works. For <see cref="TokenStorageKind.Auto"/>, a failure
    /// selects the memory of the process; the first failure in a process is a warning.
    /// </summary>
    /// <param name="kind">The requested storage.</param>
    /// <param name="canPrompt">Whether a user can unlock a keyring.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="TokenStoreException">The requested storage is not available.</exception>
    public static async Task<OpenedTokenStore> OpenAsync(
        TokenStorageKind kind,
        bool canPrompt,
        CancellationToken cancellationToken
    )
    {
        if (kind == TokenStorageKind.Process)
        {
            return ProcessStore();
        }

        try
        {
            return kind == TokenStorageKind.PlainFile
                ? new(
                    TokenStorageKind.PlainFile,
                    await OpenCheckedAsync(TokenStorageKind.PlainFile, canPrompt, cancellationToken)
                        .ConfigureAwait(false)
                )
                : new(
                    TokenStorageKind.Encrypted,
                    await OpenCheckedAsync(TokenStorageKind.Encrypted, canPrompt, cancellationToken)
                        .ConfigureAwait(false)
                );
        }
        catch (TokenStoreException exception) when (kind == TokenStorageKind.Auto)
        {
            if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
            {
                CommandWarnings.Write(
                    $"The sign-in is stored in this process only. {Explain(exception)} To hide this warning, use "
                        + "-TokenStorage Process. See about_Globus_Signing_In."
                );
            }

            return ProcessStore();
        }
    }

    /// <summary>
    /// Opens the stores that may contain sign-ins, the encrypted store first, without prompts and without creating
    /// files.
    /// </summary>
    /// <param name="canPrompt">Whether a user can unlock a keyring.</param>
    public static IReadOnlyList<OpenedTokenStore> OpenExisting(bool canPrompt) =>
        DataFolder.Find() is { } folder
            ?
            [
                .. new[] { TokenStorageKind.Encrypted, TokenStorageKind.PlainFile }
                    .Where(kind => Directory.Exists(FolderOf(folder, kind)))
                    .Select(kind => new OpenedTokenStore(kind, Open(kind, folder, canPrompt))),
            ]
            : [];

    /// <summary>Finds a stored sign-in and its store by name; null if there is none.</summary>
    /// <param name="name">The name of the context.</param>
    /// <param name="canPrompt">Whether a user can unlock a keyring.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="TokenStoreException">The stored sign-in cannot be read.</exception>
    public static async Task<(StoredSignIn SignIn, OpenedTokenStore Opened)?> FindAsync(
        string name,
        bool canPrompt,
        CancellationToken cancellationToken
    )
    {
        foreach (var opened in OpenExisting(canPrompt))
        {
            if (await opened.Store.ReadAsync(name, cancellationToken).ConfigureAwait(false) is { } signIn)
            {
                return (signIn, opened);
            }
        }

        return null;
    }

    private static string Explain(TokenStoreException failure) =>
        failure.Recommendation is { } recommendation
            ? $"{failure.Message} {recommendation.TrimEnd('.')}."
            : failure.Message;

    private static OpenedTokenStore ProcessStore() => new(TokenStorageKind.Process, new ProcessTokenStore());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<ITokenStore> OpenCheckedAsync(
        TokenStorageKind kind,
        bool canPrompt,
        CancellationToken cancellationToken
    )
    {
        var folder = DataFolder.Find()
            ?? throw new TokenStoreException("The user has no data folder: neither HOME nor XDG_DATA_HOME is set.")
            {
                Failure = TokenStoreFailure.Unavailable,
            };
        var store = Open(kind, folder, canPrompt);
        await store.CheckAsync(cancellationToken).ConfigureAwait(false);
        return store;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SecretStore Open(TokenStorageKind kind, string folder, bool canPrompt)
    {
        var settings = new TokenStorageSettings
        {
            Folder = FolderOf(folder, kind),
            Root = folder,
            Timeout = canPrompt ? UserTimeout : UnattendedTimeout,
            // Other processes hold the lock during a renewal request.
            LockTimeout = EnvironmentSettings.HttpTimeout,
            Warn = CommandWarnings.Write,
        };
        return kind == TokenStorageKind.PlainFile
            ? SecretStore.OpenPlainFiles(settings)
            : SecretStore.OpenEncrypted(settings);
    }

    private static string FolderOf(string folder, TokenStorageKind kind) =>
        Path.Combine(folder, kind == TokenStorageKind.PlainFile ? "plain" : "encrypted");
}
