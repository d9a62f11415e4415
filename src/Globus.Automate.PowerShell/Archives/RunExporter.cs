using System.Globalization;
using System.Text;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Files;
using Globus.Automate.Raw;

namespace Globus.Automate.PowerShell.Archives;

/// <summary>
/// Writes the documents of runs to files, with all members that the service returns. One page of a log is in memory. It
/// does not need the pipeline thread.
/// </summary>
/// <param name="client">The client of the service.</param>
internal sealed class RunExporter(RawClient client)
{
    private const string PageSize = "100";

    private static readonly string[] Members =
    [
        "run_id",
        "flow_id",
        "flow_title",
        "label",
        "status",
        "start_time",
        "completion_time",
    ];

    /// <summary>Writes the files of a run and returns its line for the manifest.</summary>
    /// <param name="runId">The id of the run.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<JsonMap> ExportAsync(Guid runId, RunFiles files, CancellationToken cancellationToken)
    {
        // The log of a run that ended before this request is complete.
        var run = await GetAsync($"runs/{runId}", cancellationToken);
        var definition = await GetAsync($"runs/{runId}/definition", cancellationToken);
        await WriteAsync(files.Definition, definition);
        var entries = await WriteLogAsync(runId, files.Log, cancellationToken);
        await WriteAsync(files.Run, run);
        return CreateLine(run, files, entries);
    }

    private static JsonMap CreateLine(JsonMap run, RunFiles files, long entries)
    {
        var line = new JsonMap();
        foreach (var member in Members)
        {
            line[member] = run.TryGetValue(member, out var value) ? value : null;
        }

        var names = new JsonList();
        foreach (var file in files.All)
        {
            names.Add(Path.GetFileName(file));
        }

        line["log_entries"] = entries;
        line["files"] = names;
        line["exported_at"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return line;
    }

    private async Task<JsonMap> GetAsync(string path, CancellationToken cancellationToken) =>
        await client.SendAsync(new RawRequest { Path = path }, cancellationToken).ConfigureAwait(false) as JsonMap
        ?? [];

    private static Task WriteAsync(string file, JsonMap document) =>
        OutputFile.WriteAsync(file, replaces: true, stream =>
        {
            WriteText(stream, $"{document}\n");
            return Task.CompletedTask;
        });

    private async Task<long> WriteLogAsync(Guid runId, string file, CancellationToken cancellationToken)
    {
        var entries = 0L;
        var request = new RawRequest { Path = $"runs/{runId}/log", Query = [new("limit", PageSize)] };
        await OutputFile.WriteAsync(file, replaces: true, async stream =>
        {
            await foreach (var entry in client.List(request).WithCancellation(cancellationToken))
            {
                var text = entry is JsonMap map ? map.ToString() : DocumentReader.ReadValue(entry).GetRawText();
                WriteText(stream, (entries == 0 ? "[\n" : ",\n") + text);
                entries++;
            }

            WriteText(stream, entries == 0 ? "[]\n" : "\n]\n");
        });
        return entries;
    }

    private static void WriteText(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }
}
