namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>Finds the files below a folder. It does not follow links to folders, which can form cycles.</summary>
/// <param name="filter">Selects names.</param>
/// <param name="isRecursive">Whether to search subfolders.</param>
internal sealed class FileFinder(NameFilter filter, bool isRecursive)
{
    private const FileAttributes Unwanted = FileAttributes.Hidden | FileAttributes.System;

    private readonly List<FoundFile> _files = [];
    private readonly List<string> _problems = [];

    /// <summary>The files.</summary>
    public IReadOnlyList<FoundFile> Files => _files;

    /// <summary>The files and folders that could not be read, one sentence each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Searches the folder.</summary>
    /// <exception cref="IOException">The folder itself cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder itself cannot be read.</exception>
    public void Search(string root, CancellationToken cancellationToken)
    {
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        for (var isRoot = true; folders.Count > 0; isRoot = false)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var folder = folders.Pop();
            try
            {
                foreach (var entry in folder.EnumerateFileSystemInfos())
                {
                    Add(entry, folder, folders);
                }
            }
            catch (DirectoryNotFoundException) when (!isRoot && Directory.Exists(root))
            {
                // The subfolder was removed during the scan.
            }
            catch (Exception exception) when (!isRoot && IsAccessFailure(exception) && Directory.Exists(root))
            {
                _problems.Add($"The folder '{folder.FullName}' cannot be read: {exception.Message}");
            }
        }
    }

    /// <summary>Whether the file system refused or failed.</summary>
    public static bool IsAccessFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    private void Add(FileSystemInfo entry, DirectoryInfo folder, Stack<DirectoryInfo> folders)
    {
        try
        {
            if (filter.Excludes(entry.Name))
            {
                return;
            }

            if (IsUnreachable(entry))
            {
                _problems.Add($"The name of '{entry.FullName}' is not valid UTF-8. It starts no run.");
                return;
            }

            var attributes = entry.Attributes;
            if (entry is DirectoryInfo subfolder)
            {
                if (isRecursive && (attributes & (Unwanted | FileAttributes.ReparsePoint)) == 0)
                {
                    folders.Push(subfolder);
                }
            }
            else if ((attributes & Unwanted) == 0 && filter.Includes(entry.Name))
            {
                AddFile((FileInfo)entry, folder);
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // The file was removed during the scan.
        }
        catch (Exception exception) when (IsAccessFailure(exception))
        {
            _problems.Add($"'{entry.FullName}' cannot be read: {exception.Message}");
        }
    }

    private void AddFile(FileInfo file, DirectoryInfo folder)
    {
        var content = LinkedFile.Resolve(file);
        if (!content.Exists)
        {
            return;
        }

        if (!IsValidName(file.Name))
        {
            _problems.Add($"The name of the file '{file.FullName}' is not valid Unicode. It starts no run.");
            return;
        }

        var print = new FileFingerprint(content.Length, content.LastWriteTimeUtc.Ticks, content.CreationTimeUtc.Ticks);
        _files.Add(new FoundFile(file.FullName, folder.FullName, file.Name, print));
    }

    // On Unix, .NET replaces the bytes of a name that are not UTF-8, so that no file has this path.
    private static bool IsUnreachable(FileSystemInfo entry) =>
        entry.Name.Contains('\uFFFD') && !File.Exists(entry.FullName) && !Directory.Exists(entry.FullName);

    // The journal could not contain such a name.
    private static bool IsValidName(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]) && !char.IsSurrogatePair(name, i++))
            {
                return false;
            }
        }

        return true;
    }
}
