using System.Management.Automation;
using Globus.Automate.Actions;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Cancels actions. Whether and when an action ends is up to its provider.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GlobusAction", SupportsShouldProcess = true)]
[OutputType(typeof(ActionStatus))]
public sealed class StopGlobusActionCommand : ActionCommand
{
    /// <inheritdoc/>
    private protected override string Action => "Cancel action";

    /// <inheritdoc/>
    private protected override async Task<ActionStatus?> ChangeAsync(ActionProviderClient provider, string actionId, CancellationToken cancellationToken) =>
        await provider.CancelAsync(actionId, cancellationToken);
}
