using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>
/// Changes the label, tags, managers and monitors of runs. Labels and complete lists are sent run by run;
/// <c>-Cancel</c>, <c>-Batch</c> and the <c>-Add</c> and <c>-Remove</c> parameters send all piped runs in one request.
/// The requests are sent after the last input object, because each change reorders the list that the input may come
/// from.
/// </summary>
[Cmdlet(VerbsCommon.Set, "GlobusRun", SupportsShouldProcess = true, DefaultParameterSetName = OneSet)]
[OutputType(typeof(Run))]
public sealed class SetGlobusRunCommand : ConnectedCommand
{
    private const string OneSet = "One";
    private const string BatchSet = "Batch";

    private readonly CollectedItems<RunReference> _batch = new(run => run.RunId);
    private readonly List<(RunReference Run, RunUpdateRequest Request)> _updates = [];

    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [RunTransformation(AcceptsActionId = true)]
    [Alias("RunIds", "ActionId")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>The new label.</summary>
    [Parameter(ParameterSetName = OneSet)]
    [TextTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TextArgument? Label { get; set; }

    /// <summary>The new tags; an empty list removes all tags.</summary>
    [Parameter]
    [Alias("Tags", "SetTags")]
    [TextTransformation]
    [ArgumentCompleter(typeof(TagCompleter))]
    public TextArgument? Tag { get; set; }

    /// <summary>The principals that may manage the run: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunManagers", "SetRunManagers", "ManageBy")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunManager { get; set; }

    /// <summary>The principals that may view the run: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("RunMonitors", "SetRunMonitors", "MonitorBy")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RunMonitor { get; set; }

    /// <summary>Sends all piped runs in one request.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public SwitchParameter Batch { get; set; }

    /// <summary>The tags to add.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    [Alias("AddTags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? AddTag { get; set; }

    /// <summary>The tags to remove.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    [Alias("RemoveTags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? RemoveTag { get; set; }

    /// <summary>The managers to add.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    [Alias("AddRunManagers")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? AddRunManager { get; set; }

    /// <summary>The managers to remove.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    [Alias("RemoveRunManagers")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RemoveRunManager { get; set; }

    /// <summary>The monitors to add.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    [Alias("AddRunMonitors")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? AddRunMonitor { get; set; }

    /// <summary>The monitors to remove.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    [Alias("RemoveRunMonitors")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[]? RemoveRunMonitor { get; set; }

    /// <summary>Cancels the runs.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public SwitchParameter Cancel { get; set; }

    /// <summary>Returns each updated run.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == OneSet)
        {
            return ForEachAsync(RunId, run => CollectAsync(run, cancellationToken));
        }

        _batch.Add(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await ForEachAsync(
            _updates,
            update =>
                ChangeAsync(update.Run.DisplayName, "Update run", PassThru, async () =>
                    await Client.Runs.UpdateAsync(update.Run.RunId, update.Request, cancellationToken)
                ),
            update => update.Run
        );
        if (_batch.Items.Count > 0)
        {
            await UpdateAllAsync(cancellationToken);
        }
    }

    private async Task UpdateAllAsync(CancellationToken cancellationToken)
    {
        RequireOneChangePerList();
        var update = await BatchAsync(cancellationToken);
        var target = _batch.Items is [var only] ? only.DisplayName : $"{_batch.Items.Count} runs";
        if (!ShouldProcess(target, Cancel ? "Cancel run" : "Update run"))
        {
            return;
        }

        await Client.Runs.UpdateManyAsync(update, cancellationToken);
        if (PassThru)
        {
            await ForEachAsync(_batch.Items, async run =>
                Write(await Client.Runs.GetAsync(run.RunId, cancellationToken: cancellationToken))
            );
        }
    }

    private async Task CollectAsync(RunReference reference, CancellationToken cancellationToken)
    {
        var input = (object?)reference.Source ?? reference.RunId;
        var request = new RunUpdateRequest
        {
            Label = TextArgument.ReadText(Label, nameof(Label), input),
            Tags = TextArgument.ReadList(Tag, nameof(Tag), input),
            RunManagers = await PrincipalsAsync(RunManager, cancellationToken),
            RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken),
        };
        if (request == new RunUpdateRequest())
        {
            throw NothingToChange("Specify -Label, -Tag, -RunManager or -RunMonitor.");
        }

        _updates.Add((reference, request));
    }

    private void RequireOneChangePerList()
    {
        if (Tag is { IsScript: true })
        {
            throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                "-Tag is a script block, but a batch request requires the same tags for all runs.",
                "Specify -Tag as a list, or remove -Batch, -Cancel and the -Add and -Remove parameters."
            );
        }

        IReadOnlyList<(string Name, object? Set, string[]? Add, string[]? Remove)> lists =
        [
            (nameof(Tag), Tag, AddTag, RemoveTag),
            (nameof(RunManager), RunManager, AddRunManager, RemoveRunManager),
            (nameof(RunMonitor), RunMonitor, AddRunMonitor, RemoveRunMonitor),
        ];
        foreach (var (name, set, add, remove) in lists)
        {
            if (new[] { set, add, remove }.Count(list => list is not null) > 1)
            {
                throw new CommandException(
                    "ParameterConflict",
                    ErrorCategory.InvalidArgument,
                    $"-{name}, -Add{name} and -Remove{name} cannot be used together.",
                    "Run the command once for each parameter."
                );
            }
        }

        if (!Cancel && lists.All(list => list is { Set: null, Add: null, Remove: null }))
        {
            throw NothingToChange("Specify at least one value to set, add or remove, or -Cancel.");
        }
    }

    private static CommandException NothingToChange(string advice) =>
        new("NothingToChange", ErrorCategory.InvalidArgument, "No change was specified.", advice);

    private async Task<RunBatchUpdate> BatchAsync(CancellationToken cancellationToken) =>
        new()
        {
            RunIds = [.. _batch.Items.Select(run => run.RunId)],
            Set = new()
            {
                Tags = TextArgument.ReadList(Tag, nameof(Tag), null),
                RunManagers = await PrincipalsAsync(RunManager, cancellationToken),
                RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken),
            },
            Add = new()
            {
                Tags = AddTag,
                RunManagers = await PrincipalsAsync(AddRunManager, cancellationToken),
                RunMonitors = await PrincipalsAsync(AddRunMonitor, cancellationToken),
            },
            Remove = new()
            {
                Tags = RemoveTag,
                RunManagers = await PrincipalsAsync(RemoveRunManager, cancellationToken),
                RunMonitors = await PrincipalsAsync(RemoveRunMonitor, cancellationToken),
            },
            Cancel = Cancel.IsPresent,
        };
}
