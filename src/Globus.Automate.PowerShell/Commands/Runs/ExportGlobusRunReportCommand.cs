using System.Management.Automation;
using System.Text;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Failures;
using Globus.Automate.PowerShell.Files;
using Globus.Automate.PowerShell.Graphs;
using Globus.Automate.PowerShell.Reports;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Writes a report of runs to an HTML or Markdown file.</summary>
[Cmdlet(VerbsData.Export, "GlobusRunReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGlobusRunReportCommand : ConnectedCommand
{
    private const int BufferSize = 65536;

    // The summary is the first part of the report, so the input is collected first.
    private readonly CollectedItems<RunReference> _runs = new(run => run.RunId);
    private readonly List<ReportedRun> _reported = [];
    private string _path = "";

    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>The file to write; its extension, .html, .htm or .md, determines the format.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The maximum number of runs to read at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int ThrottleLimit { get; set; } = 1;

    private bool IsMarkdown => HasExtension(".md");

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        _path = FilePath.Resolve(this, Path);
        if (!IsMarkdown && !HasExtension(".html") && !HasExtension(".htm"))
        {
            throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"The format of the report is unknown, because the path '{Path}' does not end with .html or .md.",
                "Specify a -Path that ends with .html or .md."
            );
        }

        if (!Force && File.Exists(_path))
        {
            throw FileErrors.Exists(_path);
        }

        await base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _runs.Add(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (!ShouldProcess(_path, "Export report of runs"))
        {
            return;
        }

        await ReadRunsAsync(cancellationToken);
        var summary = new ReportSummary(_reported, DateTimeOffset.UtcNow);
        await OutputFile.WriteAsync(_path, Force, stream => WriteReportAsync(summary, stream, cancellationToken));
        Write(WrittenFile.Of(this, _path));
    }

    private async Task ReadRunsAsync(CancellationToken cancellationToken)
    {
        var failures = new FailedRunReader(ActiveContext, SpecifiedContextName);
        var reads = new OrderedThrottle<RunReference, ReportedRun>(ThrottleLimit, (run, read) =>
            ForEachAsync([run], async _ => _reported.Add(await read))
        );
        foreach (var run in _runs.Items)
        {
            await reads.SendAsync(run, () => Task.Run(() => ReadRunAsync(run, failures, cancellationToken)));
        }

        await reads.DrainAsync();
    }

    private static async Task<ReportedRun> ReadRunAsync(
        RunReference reference,
        FailedRunReader failures,
        CancellationToken cancellationToken
    )
    {
        var (run, failure) = await failures.ReadAsync(reference, cancellationToken);
        return new ReportedRun(run, failure);
    }

    private async Task WriteReportAsync(ReportSummary summary, Stream stream, CancellationToken cancellationToken)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var output = new StreamWriter(stream, encoding, BufferSize, leaveOpen: true);
        IReportWriter writer = IsMarkdown ? new MarkdownReportWriter(output) : new HtmlReportWriter(output);
        var histories = new RunHistoryReader(Client);
        var reads = new OrderedThrottle<ReportedRun, RunHistory>(ThrottleLimit, async (run, read) =>
        {
            var history = await read;
            writer.WriteRun(run, history);
            foreach (var problem in history.Problems)
            {
                WriteFailure(problem, run.Run);
            }
        });
        writer.WriteStart(summary);
        foreach (var run in summary.Runs)
        {
            await reads.SendAsync(run, () => histories.ReadAsync(run.Run, cancellationToken));
        }

        await reads.DrainAsync();
        writer.WriteEnd();
        output.Flush();
    }

    private bool HasExtension(string extension) => _path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
