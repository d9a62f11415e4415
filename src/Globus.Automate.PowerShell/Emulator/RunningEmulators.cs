using Globus.Automate.PowerShell.Storage;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>
/// The emulators of this user that run. Each keeps a file locked for as long as it does; the file of one that was
/// killed is not locked, and is removed.
/// </summary>
internal static class RunningEmulators
{
    /// <summary>A file this young may not be locked yet.</summary>
    private static readonly TimeSpan TimeToLock = TimeSpan.FromSeconds(10);

    /// <summary>Those of this process and of others, the one started last at the end.</summary>
    public static IReadOnlyList<RunningEmulator> Find()
    {
        var here = EmulatorRegistry
            .Running.Select(each => new RunningEmulator(each.Instance.Port, each.StartTime, each.Instance.ProcessId))
            .ToList();
        return
        [
            .. here.Concat(FindFiles().Where(each => here.All(own => own.ProcessId != each.ProcessId)))
                .OrderBy(each => each.StartTime),
        ];
    }

    private static IEnumerable<RunningEmulator> FindFiles()
    {
        var folder = DataFolder.Find() is { } data ? Path.Combine(data, "emulators") : null;
        return folder is null || !Directory.Exists(folder)
            ? []
            : Directory.EnumerateFiles(folder).Select(Read).OfType<RunningEmulator>();
    }

    private static RunningEmulator? Read(string path) =>
        RunningEmulator.FromFileName(Path.GetFileName(path)) is { } emulator && IsLocked(path, emulator)
            ? emulator
            : null;

    private static bool IsLocked(string path, RunningEmulator emulator)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
            {
                if (DateTimeOffset.UtcNow - emulator.StartTime > TimeToLock)
                {
                    File.Delete(path);
                }

                return false;
            }
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
