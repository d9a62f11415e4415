namespace Globus.Automate.TokenStorage;

/// <summary>Replaces a slot's file whole: what is half written is never in its place.</summary>
internal static class Replacement
{
    /// <summary>Has a temporary file written, and moves it over the slot's.</summary>
    public static void Write(Slot slot, Action<string> write)
    {
        foreach (var left in slot.TemporaryFiles())
        {
            SharingRetry.Default.Run(() => File.Delete(left));
        }

        var file = slot.NewTemporaryFile();
        try
        {
            write(file);
            SharingRetry.Default.Run(() => Polyfill.MoveOver(file, slot.File));
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }
}
