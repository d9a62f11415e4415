namespace Globus.Automate.TokenStorage;

/// <summary>Keeps sign-ins in files that only their owner may read, and in no other way protected.</summary>
internal sealed class FileVault : IVault
{
    private const int Largest = 4 << 20;

    /// <inheritdoc/>
    public byte[]? Read(Slot slot)
    {
        var file = new FileInfo(slot.File);
        if (!file.Exists)
            return null;
        return file.Length <= Largest ? File.ReadAllBytes(slot.File) : throw new InvalidDataException("The file is too large.");
    }

    /// <inheritdoc/>
    public void Write(Slot slot, byte[] bytes) => Replacement.Write(slot, file =>
    {
        using var stream = Polyfill.CreatePrivateFile(file);
        stream.Write(bytes, 0, bytes.Length);
        stream.Flush(flushToDisk: true);
    });

    /// <inheritdoc/>
    public void Delete(Slot slot) => File.Delete(slot.File);

    /// <inheritdoc/>
    public void SetAside(Slot slot) => Polyfill.MoveOver(slot.File, slot.Damaged.File);
}
