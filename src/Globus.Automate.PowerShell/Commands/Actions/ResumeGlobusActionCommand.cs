using System.Management.Automation;
using Globus.Automate.Actions;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Resumes actions that are INACTIVE, once what they waited for is settled.</summary>
[Cmdlet(VerbsLifecycle.Resume, "GlobusAction", SupportsShouldProcess = true)]
[OutputType(typeof(ActionStatus))]
public sealed class ResumeGlobusActionCommand : ActionCommand
{
    /// <inheritdoc/>
    private protected override string Action => "Resume action";

    /// <inheritdoc/>
    private protected override async Task<ActionStatus?> ChangeAsync(ActionProviderClient provider, string actionId, CancellationToken cancellationToken) =>
        await provider.ResumeAsync(actionId, cancellationToken);
}
