using System.Globalization;
using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Watching;
using Globus.Automate.PowerShell.Watching.Files;
using Globus.Automate.PowerShell.Watching.Journal;
using Globus.Automate.PowerShell.Watching.Starting;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Starts a run for each new file, folder or marker in a folder, at most once.</summary>
[Cmdlet(VerbsCommon.Watch, "GlobusFolder")]
[OutputType(typeof(FolderTrigger))]
public sealed class WatchGlobusFolderCommand : ConnectedCommand
{
    // The service accepts 64 tags, and one is that of the start.
    private const int MaximumTags = 63;

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    /// <summary>The folder to watch.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The flow to run: its id, its address, or the flow object.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    [FlowTransformation(IsSingle = true)]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference? FlowId { get; set; }

    /// <summary>
    /// The input: a script block for which <c>$_</c> is the file, or the list of a batch; or a dictionary, an object,
    /// or JSON text. An empty object by default.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Body { get; set; }

    /// <summary>The label of the runs, or a script block that returns it; the name of the file by default.</summary>
    [Parameter]
    [ValidateNotNull]
    [TextTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TextArgument? Label { get; set; }

    /// <summary>The tags of the runs. Each run has one more tag, which identifies its start.</summary>
    [Parameter]
    [Alias("Tags")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Tag { get; set; } = [];

    /// <summary>The principals that may manage the runs: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunManager { get; set; }

    /// <summary>The principals that may view the runs: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunMonitor { get; set; }

    /// <summary>The names of the files that start runs, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? Filter { get; set; }

    /// <summary>The names of files and folders that start nothing, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[] Exclude { get; set; } = [];

    /// <summary>Watches subfolders.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>What starts a run: a file, a folder, or a marker file.</summary>
    [Parameter]
    [ValidateSet(nameof(TriggerKind.File), nameof(TriggerKind.Folder), nameof(TriggerKind.Marker))]
    public string TriggerBy { get; set; } = nameof(TriggerKind.File);

    /// <summary>The time without a change after which a file is complete.</summary>
    [Parameter]
    [DurationTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest time between two scans, 0.1 seconds to one day.</summary>
    [Parameter]
    [DurationTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The maximum number of files of a run.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? BatchSize { get; set; }

    /// <summary>The maximum number of runs of this watch that have not ended; no limit by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? MaximumActive { get; set; }

    /// <summary>Whether the files that are there when the folder is watched for the first time start runs.</summary>
    [Parameter]
    [ValidateSet("Start", "Skip")]
    public string Existing { get; set; } = "Start";

    /// <summary>The file that records the starts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Ends when all files that are there have settled and started, or have failed.</summary>
    [Parameter]
    public SwitchParameter Once { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "FlowNotFound";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var options = ReadOptions();
        var requests = await ReadRequestsAsync(cancellationToken);
        if (FlowId!.Flow is { } flow)
        {
            Client.Runs.Remember(flow);
        }

        try
        {
            using var journal = TriggerJournal.Open(
                options.JournalPath,
                options.Folder,
                FlowId.FlowId,
                options.TimeProvider
            );
            var (output, runs) = (
                new WatchOutput(this, options),
                new OwnRuns(Client.Runs, FlowId.FlowId, options.MaximumActive)
            );
            var resolver = new StartResolver(options, journal, runs, output);
            var starter = new TriggerStarter(options, journal, requests, StartAsync, runs, resolver, output);
            using var watch = new FolderWatch(options, journal, starter, resolver, output);
            await watch.RunAsync(cancellationToken);
        }
        catch (JournalException exception)
        {
            throw JournalErrors.From(exception, options.JournalPath);
        }
    }

    private WatchOptions ReadOptions()
    {
        if (PollingInterval < ShortestInterval || PollingInterval > LongestInterval)
        {
            throw Invalid("-PollingInterval must be 0.1 seconds to one day.", "Use, for example, 00:00:10.");
        }

        if (Tag.Length > MaximumTags)
        {
            throw Invalid(
                string.Format(CultureInfo.InvariantCulture, "-Tag has more than {0} tags.", MaximumTags),
                "Use fewer tags. The service accepts 64, and the watch adds one."
            );
        }

        var folder = FolderScanner.Normalize(FilePath.Resolve(this, Path));
        var journal = JournalPath is null
            ? JournalLocation.For(folder, FlowId!.FlowId)
            : System.IO.Path.GetFullPath(FilePath.Resolve(this, JournalPath));
        _ = Enum.TryParse<TriggerKind>(TriggerBy, ignoreCase: true, out var kind);
        var filter = Filter ?? [kind == TriggerKind.Marker ? "*.done" : "*"];
        return new WatchOptions
        {
            Folder = folder,
            Flow = FlowId!,
            JournalPath = journal,
            Scanner = new FolderScanner(
                folder,
                kind,
                filter,
                [.. Exclude, .. JournalLocation.NamesOf(journal)],
                Recurse
            ),
            IsRecursive = Recurse || kind == TriggerKind.Folder,
            SettleTime = SettleTime,
            PollingInterval = PollingInterval,
            BatchSize = BatchSize,
            MaximumActive = MaximumActive,
            SkipsExisting = Existing.Equals("Skip", StringComparison.OrdinalIgnoreCase),
            Once = Once,
            ContextName = SpecifiedContextName,
        };
    }

    private async Task<TriggerRequest> ReadRequestsAsync(CancellationToken cancellationToken)
    {
        var request = new TriggerRequest(this)
        {
            Body = Body,
            Label = Label,
            Tags = Tag,
            RunManagers = await PrincipalsAsync(RunManager, cancellationToken),
            RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken),
            IsBatch = BatchSize is not null,
        };
        // A mistake in a constant input is an error now, not for each file.
        if (PropertyReader.Unwrap(Body?.Value) is not ScriptBlock)
        {
            this.ReadDocument(Body, nameof(Body), path: null);
        }

        return request;
    }

    private Task<Run> StartAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var flow = FlowId!;
        var start = Client.Runs.StartAsync(flow.FlowId, request, flow.Flow?.GlobusAuthScope, cancellationToken);
        return DeletedFlowErrors.ExplainAsync(start, flow, givenScope: null);
    }

    private static CommandException Invalid(string message, string advice) =>
        new("InvalidArgument", ErrorCategory.InvalidArgument, message, advice);
}
