using System.Management.Automation;
using Globus.Automate.Actions;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>A cmdlet that does one thing with each of the actions it is given, after asking where that is wanted.</summary>
public abstract class ActionCommand : ConnectedCommand
{
    /// <summary>The address of the action provider.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public Uri? ActionUrl { get; set; }

    /// <summary>The ids of the actions.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] ActionId { get; set; } = [];

    /// <summary>The provider's scope, where it cannot be read from the provider. Yours to vouch for: the token goes there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ActionScope { get; set; }

    /// <summary>Writes each action as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is done, as a confirmation asks for it.</summary>
    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionNotFound";

    /// <summary>Does it with one action; null where the provider, asked twice, has nothing more to show.</summary>
    private protected abstract Task<ActionStatus?> ChangeAsync(ActionProviderClient provider, string actionId, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(ActionId, async id =>
    {
        if (!ShouldProcess($"{id} at {ActionUrl}", Action))
            return;
        var action = await ChangeAsync(ProviderAt(ActionUrl!, ActionScope), id, cancellationToken);
        if (PassThru && action is not null)
            Write(action);
    });
}
