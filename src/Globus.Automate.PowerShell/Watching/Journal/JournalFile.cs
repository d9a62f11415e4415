using System.Text;

namespace Globus.Automate.PowerShell.Watching.Journal;

/// <summary>
/// The file of a journal. One process can write it; the lock is a file beside it, so that others can read the journal.
/// The operating system releases the lock when the process ends.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private const string LockExtension = ".lock";
    private const string NewExtension = ".new";
    private const string FirstText = """{"event":"journal",""";

    private static readonly UTF8Encoding Encoding = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private readonly string _path;
    private readonly FileStream _lock;
    private FileStream _stream;

    private JournalFile(string path, FileStream fileLock, FileStream stream) =>
        (_path, _lock, _stream) = (path, fileLock, stream);

    /// <summary>Opens a journal for writing, and creates it if it does not exist.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="JournalException">Another process has it open, or it cannot be written.</exception>
    public static JournalFile Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var fileLock = OpenLock(path);
            try
            {
                var stream = OpenStream(path);
                RemoveIncompleteLine(path, stream);
                return new JournalFile(path, fileLock, stream);
            }
            catch
            {
                fileLock.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Inaccessible(path, exception);
        }
    }

    /// <summary>Reads the lines of a journal, which another process may be writing.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="JournalException">It does not exist or cannot be read.</exception>
    public static IReadOnlyList<string> ReadLines(string path)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var reader = new StreamReader(stream, Encoding);
            var text = reader.ReadToEnd();
            var lines = text.Split('\n');
            // The last line is empty, or its writer has not completed it.
            return new ArraySegment<string>(lines, 0, lines.Length - 1);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new JournalException(JournalFailure.Missing, $"The journal '{path}' does not exist.", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw new JournalException(
                JournalFailure.Damaged,
                $"The journal '{path}' is damaged: it is not UTF-8 text.",
                exception
            );
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Inaccessible(path, exception);
        }
    }

    /// <summary>Adds a line, and returns when it is on the disk.</summary>
    /// <exception cref="JournalException">The file cannot be written.</exception>
    public void Append(string line)
    {
        var end = _stream.Length;
        try
        {
            _stream.Position = end;
            Write(_stream, line);
            _stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            TryCut(end);
            throw Inaccessible(_path, exception);
        }
    }

    /// <summary>Replaces all lines. If it fails, the previous lines remain.</summary>
    /// <returns>Whether the lines were replaced. A virus scanner, for example, can prevent it for some time.</returns>
    /// <exception cref="JournalException">The file cannot be opened again.</exception>
    public bool TryReplace(IEnumerable<string> lines)
    {
        var isReplaced = false;
        try
        {
            using (var stream = new FileStream(_path + NewExtension, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                foreach (var line in lines)
                {
                    Write(stream, line);
                }

                stream.Flush(flushToDisk: true);
            }

            _stream.Dispose();
            File.Replace(_path + NewExtension, _path, destinationBackupFileName: null);
            isReplaced = true;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            // The next compaction tries again.
        }

        try
        {
            if (!_stream.CanWrite)
            {
                _stream = OpenStream(_path);
            }
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Inaccessible(_path, exception);
        }

        return isReplaced;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    private static FileStream OpenLock(string path)
    {
        try
        {
            return new FileStream(
                path + LockExtension,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1
            );
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            throw new JournalException(
                JournalFailure.InUse,
                $"The journal '{path}' is in use by another watch.",
                exception
            );
        }
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; EWOULDBLOCK on Linux and on macOS.
    private static bool IsTaken(IOException error) =>
        error.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    // The size 1 disables the buffer, which Dispose would write again after a failure.
    private static FileStream OpenStream(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 1);

    // A process that ended during a write, or a power failure, leaves a part of a line. No later step used it.
    private static void RemoveIncompleteLine(string path, FileStream stream)
    {
        var end = stream.Length;
        for (; end > 0; end--)
        {
            stream.Position = end - 1;
            if (stream.ReadByte() == '\n')
            {
                break;
            }
        }

        if (end < stream.Length)
        {
            RequireJournal(path, stream);
            stream.SetLength(end);
            stream.Flush(flushToDisk: true);
        }
    }

    // A wrong path must not change the file of another program. After a power failure, a file can end with zeros.
    private static void RequireJournal(string path, FileStream stream)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, new UTF8Encoding(), true, FirstText.Length, leaveOpen: true);
        var buffer = new char[FirstText.Length];
        var text = new string(buffer, 0, reader.ReadBlock(buffer, 0, buffer.Length)).TrimEnd('\0');
        if (!FirstText.StartsWith(text, StringComparison.Ordinal))
        {
            throw new JournalException(JournalFailure.Mismatch, $"The file '{path}' is not a journal.");
        }
    }

    private static void Write(FileStream stream, string line)
    {
        var bytes = Encoding.GetBytes(line + "\n");
        stream.Write(bytes, 0, bytes.Length);
    }

    private void TryCut(long length)
    {
        try
        {
            _stream.SetLength(length);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            // The next process that opens the journal removes the incomplete line.
        }
    }

    private static bool IsFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    private static JournalException Inaccessible(string path, Exception cause) =>
        new(JournalFailure.Inaccessible, $"The journal '{path}' cannot be used: {cause.Message}", cause);
}
