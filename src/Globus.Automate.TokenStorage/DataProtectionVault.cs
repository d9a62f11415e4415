using Microsoft.Identity.Client.Extensions.Msal;

namespace Globus.Automate.TokenStorage;

/// <summary>Keeps sign-ins in files that Windows encrypts for the user.</summary>
internal sealed class DataProtectionVault : IVault
{
    private readonly FileVault _files = new();

    /// <inheritdoc/>
    public byte[]? Read(Slot slot) =>
        SharingRetry.Default.Run(() =>
            File.Exists(slot.File) && Storage(slot.File).ReadData() is { Length: > 0 } bytes ? bytes : null
        );

    /// <inheritdoc/>
    public void Write(Slot slot, byte[] bytes) => Replacement.Write(slot, file =>
        {
            var storage = Storage(file);
            storage.WriteData(bytes);

            // It keeps quiet about a file that could not be written.
            if (!storage.ReadData().SequenceEqual(bytes))
            {
                throw new IOException("what is written cannot be read back.");
            }
        });

    /// <inheritdoc/>
    public void Delete(Slot slot) => _files.Delete(slot);

    /// <inheritdoc/>
    public void SetAside(Slot slot) => _files.SetAside(slot);

    private static Storage Storage(string file) =>
        Microsoft.Identity.Client.Extensions.Msal.Storage.Create(
            new StorageCreationPropertiesBuilder(Path.GetFileName(file), Path.GetDirectoryName(file)).Build()
        );
}
