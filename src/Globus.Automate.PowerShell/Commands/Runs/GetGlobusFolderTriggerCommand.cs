using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Watching;
using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Gets the files of watched folders and the runs that they started, from the journals.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusFolderTrigger")]
[OutputType(typeof(FolderTrigger))]
public sealed class GetGlobusFolderTriggerCommand : AsyncCommand
{
    /// <summary>The journals; all journals of the user in the default folder by default.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[]? JournalPath { get; set; }

    /// <summary>The statuses to return; all by default.</summary>
    [Parameter]
    [ValidateSet(
        nameof(FolderTriggerStatus.Skipped),
        nameof(FolderTriggerStatus.Starting),
        nameof(FolderTriggerStatus.Started),
        nameof(FolderTriggerStatus.Failed),
        nameof(FolderTriggerStatus.Uncertain)
    )]
    public string[]? Status { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var paths = JournalPath?.Select(path => Path.GetFullPath(FilePath.Resolve(this, path)));
        return ForEachAsync(paths?.ToList() ?? JournalLocation.FindAll(), path =>
        {
            WriteTriggers(path);
            return Task.CompletedTask;
        });
    }

    private void WriteTriggers(string path)
    {
        try
        {
            foreach (var trigger in TriggerReader.Read(path).Where(IsWanted))
            {
                Write(trigger);
            }
        }
        catch (JournalException exception)
        {
            throw JournalErrors.From(exception, path);
        }
    }

    private bool IsWanted(FolderTrigger trigger) =>
        Status?.Contains(trigger.Status.ToString(), StringComparer.OrdinalIgnoreCase) != false;
}
