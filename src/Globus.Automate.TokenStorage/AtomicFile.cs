namespace Globus.Automate.TokenStorage;

/// <summary>Replaces the file of an entry as a whole: readers never see a part of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file and moves it over the file of the entry.</summary>
    public static void Write(SecretEntry entry, Action<string> write)
    {
        foreach (var left in entry.TemporaryFiles())
        {
            SharingViolationRetry.Default.Run(() => File.Delete(left));
        }

        var file = entry.NewTemporaryFile();
        try
        {
            write(file);
            SharingViolationRetry.Default.Run(() => File.Move(file, entry.File, overwrite: true));
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }
}
