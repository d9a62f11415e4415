using System.Text;
using Globus.Automate.Flows;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Files;

namespace Globus.Automate.PowerShell.Archives;

/// <summary>
/// A folder of exported runs. Its manifest has a line for each export, written after the files are complete. Only one
/// process at a time can write to the folder.
/// </summary>
internal sealed class RunArchive : IDisposable
{
    private const string ManifestName = "manifest.jsonl";

    private readonly string _folder;
    private readonly FileStream _manifest;
    private readonly Dictionary<Guid, JsonMap> _lines = [];

    private RunArchive(string folder, FileStream manifest) => (_folder, _manifest) = (folder, manifest);

    private string ManifestPath => _manifest.Name;

    /// <summary>Opens or creates an archive.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <exception cref="CommandException">The folder cannot be written, or another process writes to it.</exception>
    public static RunArchive Open(string folder)
    {
        var path = Path.Combine(folder, ManifestName);
        try
        {
            Directory.CreateDirectory(folder);
            // On Unix, only FileShare.None excludes other writers. The size 1 disables the buffer, which Dispose would
            // write again after a failure.
            var manifest = new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1
            );
            var archive = new RunArchive(folder, manifest);
            archive.ReadManifest();
            return archive;
        }
        catch (Exception exception) when (FileErrors.IsFileFailure(exception))
        {
            throw FileErrors.NotWritable(path, exception);
        }
    }

    /// <summary>The files of a run.</summary>
    public RunFiles FilesOf(Guid runId) => new(_folder, runId);

    /// <summary>
    /// The manifest line of a run that was exported after its end and whose files exist; null for other runs.
    /// </summary>
    public JsonMap? FindComplete(Guid runId) =>
        _lines.TryGetValue(runId, out var line)
        && line.GetText("status") is RunStatus.Succeeded or RunStatus.Failed or RunStatus.Ended
        && FilesOf(runId).All.All(File.Exists)
            ? line
            : null;

    /// <summary>Adds a line to the manifest.</summary>
    /// <param name="line">The line.</param>
    public void Add(JsonMap line)
    {
        try
        {
            Append($"{line}\n");
        }
        catch (Exception exception) when (FileErrors.IsFileFailure(exception))
        {
            throw FileErrors.NotWritable(ManifestPath, exception);
        }

        Remember(line);
    }

    /// <inheritdoc/>
    public void Dispose() => _manifest.Dispose();

    private void ReadManifest()
    {
        using var reader = new StreamReader(_manifest, Encoding.UTF8, false, 4096, leaveOpen: true);
        while (reader.ReadLine() is { } text)
        {
            try
            {
                Remember(JsonMap.Parse(text));
            }
            catch (FormatException)
            {
                // A process ended while it wrote the line, so the run is exported again.
            }
        }

        EndLine();
    }

    private void EndLine()
    {
        if (_manifest.Length == 0)
        {
            return;
        }

        _manifest.Position = _manifest.Length - 1;
        if (_manifest.ReadByte() != '\n')
        {
            Append("\n");
        }
    }

    private void Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _manifest.Position = _manifest.Length;
        _manifest.Write(bytes, 0, bytes.Length);
        _manifest.Flush(flushToDisk: true);
    }

    private void Remember(JsonMap line)
    {
        if (Guid.TryParse(line.GetText("run_id"), out var runId))
        {
            _lines[runId] = line;
        }
    }
}
