using System.Management.Automation;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Archives;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Writes runs with their logs and definitions to the files of a folder.</summary>
[Cmdlet(VerbsData.Export, "GlobusRun", SupportsShouldProcess = true)]
[OutputType(typeof(ExportedRun))]
public sealed class ExportGlobusRunCommand : ConnectedCommand
{
    private readonly HashSet<Guid> _seen = [];
    private string _folder = "";
    private RunArchive? _archive;
    private OrderedThrottle<RunReference, JsonMap>? _exports;

    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>The folder, which is created if it does not exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Exports runs again whose export is complete.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The maximum number of runs to export at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        _folder = FilePath.Resolve(this, Path);
        await base.BeginProcessingAsync(cancellationToken);
        _exports = new(ThrottleLimit, CompleteAsync);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var run in RunId.Where(run => _seen.Add(run.RunId)))
        {
            await ExportAsync(run, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => _exports!.DrainAsync();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _archive?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task ExportAsync(RunReference run, CancellationToken cancellationToken)
    {
        if (!ShouldProcess(run.DisplayName, $"Export run to '{_folder}'"))
        {
            return;
        }

        _archive ??= RunArchive.Open(_folder);
        if (!Force && _archive.FindComplete(run.RunId) is { } line)
        {
            await _exports!.DrainAsync();
            Write(Create(run.RunId, line, isSkipped: true));
            return;
        }

        var exporter = new RunExporter(Client.Raw);
        var files = _archive.FilesOf(run.RunId);
        await _exports!.SendAsync(run, () =>
            Task.Run(() => exporter.ExportAsync(run.RunId, files, cancellationToken), cancellationToken)
        );
    }

    private Task CompleteAsync(RunReference run, Task<JsonMap> export) => ForEachAsync([run], async _ =>
        {
            var line = await export;
            _archive!.Add(line);
            Write(Create(run.RunId, line, isSkipped: false));
        });

    private ExportedRun Create(Guid runId, JsonMap line, bool isSkipped)
    {
        var files = _archive!.FilesOf(runId);
        return new ExportedRun(runId)
        {
            Label = line.GetText("label"),
            Status = line.GetText("status"),
            LogEntries = line.TryGetValue("log_entries", out var count) && count is long entries ? entries : 0,
            IsSkipped = isSkipped,
            RunPath = files.Run,
            LogPath = files.Log,
            DefinitionPath = files.Definition,
        };
    }
}
