namespace Globus.Automate.TokenStorage;

/// <summary>Keeps sign-ins in files that only their owner may read. They are not encrypted.</summary>
internal sealed class PlainFileBackend : ISecretBackend
{
    private const int MaximumLength = 4 << 20;

    /// <inheritdoc/>
    public byte[]? Read(SecretEntry entry)
    {
        FolderSecurity.CheckFile(entry.File);
        try
        {
            return File.Exists(entry.File) ? SharingViolationRetry.Default.Run(() => ReadAll(entry.File)) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Write(SecretEntry entry, byte[] bytes) => AtomicFile.Write(entry, file =>
        {
            using var stream = PrivateFile.Create(file);
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        });

    /// <inheritdoc/>
    public void Delete(SecretEntry entry) => SharingViolationRetry.Default.Run(() => File.Delete(entry.File));

    /// <inheritdoc/>
    public void Quarantine(SecretEntry entry) =>
        SharingViolationRetry.Default.Run(() => File.Move(entry.File, entry.Damaged.File, overwrite: true));

    // Shared with everything: on Windows, a reader that does not share the file keeps others from replacing it.
    private static byte[] ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > MaximumLength)
        {
            throw new InvalidDataException("The file is too large.");
        }

        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
