using System.Text.RegularExpressions;
using Globus.Automate.Auth.Storage;
using Microsoft.Identity.Client.Extensions.Msal;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Keeps sign-ins in the Keychain of macOS or the Secret Service of Linux. An empty file for each
/// sign-in shows that it exists, without a request to the keyring.
/// </summary>
internal sealed class KeyringBackend : ISecretBackend
{
    private const string Product = "Globus.Automate";

    private static readonly Regex KeyringMessage = new("message:'(?<words>[^']*)'", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public byte[]? Read(SecretEntry entry)
    {
        try
        {
            return Run(entry, storage => storage.ReadData()) is { Length: > 0 } bytes ? bytes : null;
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException("The content has the wrong format.", exception);
        }
    }

    /// <inheritdoc/>
    public void Write(SecretEntry entry, byte[] bytes)
    {
        Run(entry, storage =>
        {
            storage.WriteData(bytes);
            return bytes;
        });
        PrivateFile.Restrict(entry.File);
        if (Read(entry)?.SequenceEqual(bytes) != true)
        {
            throw CreateUnavailable("the stored data cannot be read back.");
        }
    }

    /// <inheritdoc/>
    public void Delete(SecretEntry entry) => Run(entry, storage =>
        {
            // Clearing takes the file away first. A keyring that can not be written to fails before that.
            storage.WriteData([0]);
            storage.Clear();
            return [];
        });

    /// <inheritdoc/>
    public void Quarantine(SecretEntry entry)
    {
        try
        {
            if (Read(entry) is { } bytes)
            {
                Write(entry.Damaged, bytes);
            }
        }
        catch (InvalidDataException)
        {
            // The keyring cannot hand it over, so there is nothing to keep.
        }

        Delete(entry);
    }

    private static byte[] Run(SecretEntry entry, Func<Storage, byte[]> operation)
    {
        try
        {
            return operation(Storage.Create(Properties(entry)));
        }
        catch (DllNotFoundException exception)
        {
            throw CreateUnavailable("libsecret is not installed.", exception);
        }
        catch (Exception exception) when (exception is not FormatException)
        {
            throw CreateUnavailable(Explain(exception), exception);
        }
    }

    // The message of the keyring is a part of the innermost exception.
    private static string Explain(Exception error)
    {
        var text = error.GetBaseException().Message;
        return KeyringMessage.Match(text) is { Success: true } words ? words.Groups["words"].Value : text;
    }

    private static StorageCreationProperties Properties(SecretEntry entry) =>
        new StorageCreationPropertiesBuilder(Path.GetFileName(entry.File), entry.Folder)
            .WithMacKeyChain(Product, entry.Key)
            .WithLinuxKeyring(
                Product,
                "default",
                $"{Product} {entry.Key}",
                new("product", Product),
                new("slot", entry.Key)
            )
            .Build();

    private static TokenStoreException CreateUnavailable(string complaint, Exception? error = null) =>
        new($"The keyring of this computer cannot be used: {complaint}", error)
        {
            Failure = TokenStoreFailure.Unavailable,
        };
}
