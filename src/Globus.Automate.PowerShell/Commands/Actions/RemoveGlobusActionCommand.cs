using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Releases actions that have ended: the provider forgets them.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "GlobusAction",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High
)]
[OutputType(typeof(ActionStatus))]
public sealed class RemoveGlobusActionCommand : ActionCommand
{
    /// <inheritdoc/>
    private protected override string Action => "Release action";

    /// <inheritdoc/>
    private protected override Task<ActionStatus?> ChangeAsync(
        ActionProviderClient provider,
        ActionArgument action,
        CancellationToken cancellationToken
    ) => provider.ReleaseAsync(action.ActionId, cancellationToken);
}
