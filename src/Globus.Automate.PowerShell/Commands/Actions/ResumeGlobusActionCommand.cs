using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Waiting.Actions;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Resumes actions that are INACTIVE, once what they waited for is settled.</summary>
[Cmdlet(VerbsLifecycle.Resume, "GlobusAction", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[OutputType(typeof(ActionStatus))]
public sealed class ResumeGlobusActionCommand : ActionCommand
{
    /// <summary>Resumes the action without a look at what it waits for, where that has been done elsewhere.</summary>
    [Parameter]
    public SwitchParameter SkipInactiveReasonCheck { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Resume action";

    /// <inheritdoc/>
    private protected override async Task<ActionStatus?> ChangeAsync(
        ActionProviderClient provider,
        ActionArgument action,
        CancellationToken cancellationToken
    )
    {
        if (!SkipInactiveReasonCheck)
        {
            var seen = await provider.GetAsync(action.ActionId, cancellationToken);
            var requirement =
                seen.Status == InactiveAction.Status ? AuthorizationRequirement.From(seen.Details as JsonMap) : null;
            await Requirements.MeetAsync(
                UsedContext,
                requirement,
                new(provider.Scope!, HostedAddress.Locate(UsedContext, action.ActionUrl)),
                cancellationToken
            );
        }

        return await provider.ResumeAsync(action.ActionId, cancellationToken);
    }
}
