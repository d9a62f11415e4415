using System.Management.Automation;
using Globus.Automate.Actions;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Releases actions that have ended: the provider forgets them.</summary>
[Cmdlet(VerbsCommon.Remove, "GlobusAction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ActionStatus))]
public sealed class RemoveGlobusActionCommand : ActionCommand
{
    /// <inheritdoc/>
    private protected override string Action => "Release action";

    /// <inheritdoc/>
    private protected override Task<ActionStatus?> ChangeAsync(ActionProviderClient provider, string actionId, CancellationToken cancellationToken) =>
        provider.ReleaseAsync(actionId, cancellationToken);
}
