using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Cancels actions. Whether and when an action ends is up to its provider.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GlobusAction", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[OutputType(typeof(ActionStatus))]
public sealed class StopGlobusActionCommand : ActionCommand
{
    /// <inheritdoc/>
    private protected override string Action => "Cancel action";

    /// <inheritdoc/>
    private protected override async Task<ActionStatus?> ChangeAsync(
        ActionProviderClient provider,
        ActionArgument action,
        CancellationToken cancellationToken
    ) => await provider.CancelAsync(action.ActionId, cancellationToken);
}
