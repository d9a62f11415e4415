namespace Globus.Automate.TokenStorage;

/// <summary>Keeps sign-ins in files that only their owner may read, and in no other way protected.</summary>
internal sealed class FileVault : IVault
{
    private const int Largest = 4 << 20;

    /// <inheritdoc/>
    public byte[]? Read(Slot slot)
    {
        StoreGuard.CheckFile(slot.File);
        try
        {
            return File.Exists(slot.File) ? SharingRetry.Default.Run(() => ReadAll(slot.File)) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Write(Slot slot, byte[] bytes) => Replacement.Write(slot, file =>
        {
            using var stream = Polyfill.CreatePrivateFile(file);
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        });

    /// <inheritdoc/>
    public void Delete(Slot slot) => SharingRetry.Default.Run(() => File.Delete(slot.File));

    /// <inheritdoc/>
    public void SetAside(Slot slot) => SharingRetry.Default.Run(() => Polyfill.MoveOver(slot.File, slot.Damaged.File));

    // Shared with everything: on Windows, a reader that does not share the file keeps others from replacing it.
    private static byte[] ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > Largest)
        {
            throw new InvalidDataException("The file is too large.");
        }

        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
