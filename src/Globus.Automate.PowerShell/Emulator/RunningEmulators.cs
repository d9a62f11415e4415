using Globus.Automate.PowerShell.Storage;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>
/// Finds the running emulators of the user. Each emulator keeps a file locked while it is running; files without a lock
/// are left over from killed emulators and are removed.
/// </summary>
internal static class RunningEmulators
{
    /// <summary>The time in which a new file may not be locked yet.</summary>
    private static readonly TimeSpan TimeToLock = TimeSpan.FromSeconds(10);

    /// <summary>The running emulators of all processes, in start order.</summary>
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
