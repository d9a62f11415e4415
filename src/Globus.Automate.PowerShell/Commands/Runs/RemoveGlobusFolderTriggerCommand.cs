using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Removes files from a journal, so that a watch starts a run for them again.</summary>
[Cmdlet(VerbsCommon.Remove, "GlobusFolderTrigger", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveGlobusFolderTriggerCommand : AsyncCommand
{
    // The input may come from the journal, so it is collected before the journal is opened.
    private readonly CollectedItems<(string Journal, string Path)> _triggers = new(trigger => trigger);

    /// <summary>The full paths of the files, folders or markers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The journal.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string JournalPath { get; set; } = "";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var journal = System.IO.Path.GetFullPath(FilePath.Resolve(this, JournalPath));
        _triggers.Add(Path.Select(path => (journal, FilePath.Resolve(this, path))));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(
            _triggers.Items.GroupBy(trigger => trigger.Journal, trigger => trigger.Path).ToList(),
            journal => RemoveAsync(journal.Key, [.. journal]),
            journal => journal.Key
        );

    private async Task RemoveAsync(string journalPath, IReadOnlyList<string> paths)
    {
        try
        {
            if (!File.Exists(journalPath))
            {
                throw new JournalException(JournalFailure.Missing, $"The journal '{journalPath}' does not exist.");
            }

            using var journal = TriggerJournal.Open(journalPath, TimeProvider.System);
            await ForEachAsync(paths, path =>
            {
                Remove(journal, path);
                return Task.CompletedTask;
            });
        }
        catch (JournalException exception)
        {
            throw JournalErrors.From(exception, journalPath);
        }
    }

    private void Remove(TriggerJournal journal, string path)
    {
        if (journal.FindPath(path) is not { } item)
        {
            throw new CommandException(
                "FolderTriggerNotFound",
                ErrorCategory.ObjectNotFound,
                $"The journal does not contain '{path}'.",
                "Get-GlobusFolderTrigger"
            )
            {
                Target = path,
            };
        }

        if (ShouldProcess(path, "Remove from the journal, so that a watch can start a run again"))
        {
            journal.Remove(item.Key);
        }
    }
}
