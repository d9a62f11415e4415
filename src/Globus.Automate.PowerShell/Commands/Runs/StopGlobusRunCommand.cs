using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Cancels runs. A cancelled run ends as FAILED; its record stays.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GlobusRun", SupportsShouldProcess = true)]
[OutputType(typeof(Run))]
public sealed class StopGlobusRunCommand : RunCommand
{
    /// <inheritdoc/>
    private protected override string Action => "Cancel run";

    /// <inheritdoc/>
    private protected override async Task<Run?> ChangeAsync(RunReference run, CancellationToken cancellationToken) =>
        await Client.Runs.CancelAsync(run.RunId, cancellationToken);
}
