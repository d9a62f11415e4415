using Microsoft.Identity.Client.Extensions.Msal;

namespace Globus.Automate.TokenStorage;

/// <summary>Keeps sign-ins in files that Windows encrypts for the user.</summary>
internal sealed class DataProtectionBackend : ISecretBackend
{
    private readonly PlainFileBackend _files = new();

    /// <inheritdoc/>
    public byte[]? Read(SecretEntry entry) =>
        SharingViolationRetry.Default.Run(() =>
            File.Exists(entry.File) && Storage(entry.File).ReadData() is { Length: > 0 } bytes ? bytes : null
        );

    /// <inheritdoc/>
    public void Write(SecretEntry entry, byte[] bytes) => AtomicFile.Write(entry, file =>
        {
            var storage = Storage(file);
            storage.WriteData(bytes);

            // It keeps quiet about a file that could not be written.
            if (!storage.ReadData().SequenceEqual(bytes))
            {
                throw new IOException("the stored data cannot be read back.");
            }
        });

    /// <inheritdoc/>
    public void Delete(SecretEntry entry) => _files.Delete(entry);

    /// <inheritdoc/>
    public void Quarantine(SecretEntry entry) => _files.Quarantine(entry);

    private static Storage Storage(string file) =>
        Microsoft.Identity.Client.Extensions.Msal.Storage.Create(
            new StorageCreationPropertiesBuilder(Path.GetFileName(file), Path.GetDirectoryName(file)).Build()
        );
}
