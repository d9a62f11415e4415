using System.Runtime.CompilerServices;
using Globus.Automate.Auth.Storage;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.TokenStorage;

namespace Globus.Automate.PowerShell.Storage;

/// <summary>
/// Opens the stores of sign-ins. Only a sign-in that is to be kept, or the search for one, makes the adapter load;
/// nothing is asked of a keyring before a sign-in is read or kept.
/// </summary>
internal static class TokenStores
{
    // An unattended host has nobody to unlock a keyring; a person needs time to type a password.
    private static readonly TimeSpan UnattendedTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UserTimeout = TimeSpan.FromSeconds(30);

    private static int _hasWarned;

    /// <summary>
    /// Where a new sign-in is to be kept. The check that it can be is made now; of <see cref="TokenStorageKind.Auto"/>
    /// the first failure in a process is a warning of the running command, and each leads to the memory of the process.
    /// </summary>
    /// <param name="kind">What the user asked for.</param>
    /// <param name="canPrompt">Whether somebody is there who could unlock a keyring.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TokenStoreException">What was asked for cannot be had.</exception>
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
    /// The stores in which earlier sign-ins may lie, the encrypted one first. Opening them asks and makes nothing.
    /// </summary>
    /// <param name="canPrompt">Whether somebody is there who could unlock a keyring.</param>
    public static IReadOnlyList<OpenedTokenStore> OpenExisting(bool canPrompt) =>
        DataFolder.Find() is { } folder
            ?
            [
                .. new[] { TokenStorageKind.Encrypted, TokenStorageKind.PlainFile }
                    .Where(kind => Directory.Exists(FolderOf(folder, kind)))
                    .Select(kind => new OpenedTokenStore(kind, Open(kind, folder, canPrompt))),
            ]
            : [];

    /// <summary>The stored sign-in of a name, and the store that it is in; null when there is none.</summary>
    /// <param name="name">The name of its context.</param>
    /// <param name="canPrompt">Whether somebody is there who could unlock a keyring.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TokenStoreException">There may be one, but it cannot be read.</exception>
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
            ?? throw new TokenStoreException(
                "The user has no data folder: neither HOME nor XDG_DATA_HOME is set."
            )
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
            // Others keep a sign-in locked for as long as a request for its renewal takes.
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
