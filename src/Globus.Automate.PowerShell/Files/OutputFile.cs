using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Files;

/// <summary>
/// A file that appears under its name only when it is complete. Until then, its content is in a temporary file in the
/// same folder, which is deleted if the content is not completed.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly bool _replaces;
    private bool _isCommitted;

    private OutputFile(string path, bool replaces)
    {
        _path = path;
        _replaces = replaces;
        _temporary = Path.Combine(
            Path.GetDirectoryName(path) ?? "",
            $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.tmp"
        );
        Content = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>The content to write.</summary>
    public FileStream Content { get; }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="replaces">Whether to replace an existing file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="CommandException">The file exists, or it cannot be written.</exception>
    public static async Task WriteAsync(string path, bool replaces, Func<Stream, Task> write)
    {
        try
        {
            using var file = new OutputFile(path, replaces);
            await write(file.Content);
            file.Commit();
        }
        catch (Exception exception) when (FileErrors.IsFileFailure(exception))
        {
            throw !replaces && File.Exists(path) ? FileErrors.Exists(path) : FileErrors.NotWritable(path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // On a full disk, Dispose fails again.
            Content.Dispose();
        }
        finally
        {
            if (!_isCommitted)
            {
                File.Delete(_temporary);
            }
        }
    }

    private void Commit()
    {
        Content.Flush(flushToDisk: true);
        Content.Dispose();
        if (_replaces && File.Exists(_path))
        {
            File.Replace(_temporary, _path, null);
        }
        else
        {
            File.Move(_temporary, _path);
        }

        _isCommitted = true;
    }
}
