using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>
/// Changes the label, tags, managers and monitors of runs: exactly what is given. Sets and labels are sent run by run; adding
/// and removing, and <c>-Batch</c>, send all the runs of the pipeline in one request.
/// </summary>
[Cmdlet(VerbsCommon.Set, "GlobusRun", SupportsShouldProcess = true, DefaultParameterSetName = OneSet)]
[OutputType(typeof(Run))]
public sealed class SetGlobusRunCommand : ConnectedCommand
{
    private const string OneSet = "One";
    private const string BatchSet = "Batch";

    private readonly List<RunReference> _batch = [];

    /// <summary>The runs: ids, addresses, or runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>The new label.</summary>
    [Parameter(ParameterSetName = OneSet)]
    [AllowEmptyString]
    public string? Label { get; set; }

    /// <summary>The tags to have from now on; an empty list erases them.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? Tag { get; set; }

    /// <summary>Who may manage the run from now on: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("ManageBy")]
    [AllowEmptyCollection]
    public string[]? RunManager { get; set; }

    /// <summary>Who may view the run from now on: URNs, UUIDs or usernames.</summary>
    [Parameter]
    [Alias("MonitorBy")]
    [AllowEmptyCollection]
    public string[]? RunMonitor { get; set; }

    /// <summary>Sends all the runs of the pipeline in one request.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BatchSet)]
    public SwitchParameter Batch { get; set; }

    /// <summary>Tags to add to what each run has.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public string[]? AddTag { get; set; }

    /// <summary>Tags to take away.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public string[]? RemoveTag { get; set; }

    /// <summary>Managers to add.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public string[]? AddRunManager { get; set; }

    /// <summary>Managers to take away.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public string[]? RemoveRunManager { get; set; }

    /// <summary>Monitors to add.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public string[]? AddRunMonitor { get; set; }

    /// <summary>Monitors to take away.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public string[]? RemoveRunMonitor { get; set; }

    /// <summary>Cancels the runs.</summary>
    [Parameter(ParameterSetName = BatchSet)]
    public SwitchParameter Cancel { get; set; }

    /// <summary>Writes each run as it is afterwards.</summary>
    [Parameter(ParameterSetName = OneSet)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == OneSet)
            return ForEachAsync(RunId, run => UpdateAsync(run, cancellationToken));
        _batch.AddRange(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count > 0 && ShouldProcess($"{_batch.Count} runs", "Update runs"))
            await Client.Runs.UpdateManyAsync(await BatchAsync(cancellationToken), cancellationToken);
    }

    private async Task UpdateAsync(RunReference reference, CancellationToken cancellationToken)
    {
        var request = new RunUpdateRequest
        {
            Label = Label,
            Tags = Tag,
            RunManagers = await PrincipalsAsync(RunManager, cancellationToken),
            RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken),
        };
        if (request == new RunUpdateRequest())
            throw new CommandException("NothingToChange", ErrorCategory.InvalidArgument, "No change was given.", "Give -Label, -Tag, -RunManager or -RunMonitor.");
        if (!ShouldProcess(reference.DisplayName, "Update run"))
            return;
        var run = await Client.Runs.UpdateAsync(reference.RunId, request, cancellationToken);
        if (PassThru)
            Write(run);
    }

    private async Task<RunBatchUpdate> BatchAsync(CancellationToken cancellationToken) => new()
    {
        RunIds = _batch.ConvertAll(run => run.RunId),
        Set = new() { Tags = Tag, RunManagers = await PrincipalsAsync(RunManager, cancellationToken), RunMonitors = await PrincipalsAsync(RunMonitor, cancellationToken) },
        Add = new() { Tags = AddTag, RunManagers = await PrincipalsAsync(AddRunManager, cancellationToken), RunMonitors = await PrincipalsAsync(AddRunMonitor, cancellationToken) },
        Remove = new() { Tags = RemoveTag, RunManagers = await PrincipalsAsync(RemoveRunManager, cancellationToken), RunMonitors = await PrincipalsAsync(RemoveRunMonitor, cancellationToken) },
        Cancel = Cancel.IsPresent,
    };
}
