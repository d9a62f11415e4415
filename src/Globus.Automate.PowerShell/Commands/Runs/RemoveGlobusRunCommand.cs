using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Releases runs that have ended: the service forgets them and their logs.</summary>
[Cmdlet(VerbsCommon.Remove, "GlobusRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Run))]
public sealed class RemoveGlobusRunCommand : RunCommand
{
    /// <inheritdoc/>
    private protected override string Action => "Release run";

    /// <inheritdoc/>
    private protected override Task<Run?> ChangeAsync(RunReference run, CancellationToken cancellationToken) =>
        Client.Runs.ReleaseAsync(run.RunId, cancellationToken);
}
