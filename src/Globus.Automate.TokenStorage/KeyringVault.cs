using System.Text.RegularExpressions;
using Globus.Automate.Http;
using Microsoft.Identity.Client.Extensions.Msal;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Keeps sign-ins in the Keychain of macOS or the Secret Service of Linux. Beside each lies an empty file, which tells
/// that there is one without asking for it.
/// </summary>
internal sealed class KeyringVault : IVault
{
    private const string Product = "Globus.Automate";

    private static readonly Regex KeyringWords = new("message:'(?<words>[^']*)'", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public byte[]? Read(Slot slot)
    {
        try
        {
            return Ask(slot, storage => storage.ReadData()) is { Length: > 0 } bytes ? bytes : null;
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException("It is not what was written.", exception);
        }
    }

    /// <inheritdoc/>
    public void Write(Slot slot, byte[] bytes)
    {
        Ask(slot, storage =>
        {
            storage.WriteData(bytes);
            return bytes;
        });
        Polyfill.MakePrivateFile(slot.File);
        if (Read(slot)?.SequenceEqual(bytes) != true)
        {
            throw Refused("what is written cannot be read back.");
        }
    }

    /// <inheritdoc/>
    public void Delete(Slot slot) => Ask(slot, storage =>
        {
            // Clearing takes the file away first. A keyring that can not be written to fails before that.
            storage.WriteData([0]);
            storage.Clear();
            return [];
        });

    /// <inheritdoc/>
    public void SetAside(Slot slot)
    {
        try
        {
            if (Read(slot) is { } bytes)
            {
                Write(slot.Damaged, bytes);
            }
        }
        catch (InvalidDataException)
        {
            // The keyring cannot hand it over, so there is nothing to keep.
        }

        Delete(slot);
    }

    private static byte[] Ask(Slot slot, Func<Storage, byte[]> question)
    {
        try
        {
            return question(Storage.Create(Properties(slot)));
        }
        catch (DllNotFoundException exception)
        {
            throw Refused("libsecret is not installed.", exception);
        }
        catch (Exception exception) when (exception is not FormatException)
        {
            throw Refused(Explain(exception), exception);
        }
    }

    // The keyring's own words are in the innermost error, between others.
    private static string Explain(Exception error)
    {
        var text = error.GetBaseException().Message;
        return KeyringWords.Match(text) is { Success: true } words ? words.Groups["words"].Value : text;
    }

    private static StorageCreationProperties Properties(Slot slot) =>
        new StorageCreationPropertiesBuilder(Path.GetFileName(slot.File), slot.Folder)
            .WithMacKeyChain(Product, slot.Key)
            .WithLinuxKeyring(
                Product,
                "default",
                $"{Product} {slot.Key}",
                new("product", Product),
                new("slot", slot.Key)
            )
            .Build();

    private static TokenStoreException Refused(string complaint, Exception? error = null) =>
        new($"The keyring of this machine cannot be used: {complaint}", error)
        {
            Failure = TokenStoreFailure.Unavailable,
        };
}
