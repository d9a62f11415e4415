using System.Globalization;
using System.Management.Automation;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>The progress bar of a wait: the number of ended items and the status of the latest item.</summary>
internal sealed class WaitProgress(AsyncCommand command, string noun, int total)
{
    private const int ActivityId = 4562;

    private readonly string _activity =
        total == 1
            ? $"Waiting for {noun}"
            : string.Format(
                CultureInfo.InvariantCulture,
                "Waiting for {0} {1}s",
                total,
                noun.Substring(noun.IndexOf(' ') + 1)
            );

    /// <summary>Shows the status of an item and the number of remaining items.</summary>
    public void Show(string name, string status, int left) =>
        command.WriteProgress(
            new ProgressRecord(ActivityId, _activity, PlainText.Of($"{name}: {status}"))
            {
                PercentComplete = 100 * (total - left) / total,
            }
        );

    /// <summary>Removes the progress bar.</summary>
    public void End() =>
        command.WriteProgress(
            new ProgressRecord(ActivityId, _activity, "Done") { RecordType = ProgressRecordType.Completed }
        );
}
