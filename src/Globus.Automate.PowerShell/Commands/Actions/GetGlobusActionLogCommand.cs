using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Gets what happened in an action, where its provider keeps a log.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusActionLog", DefaultParameterSetName = ListSet)]
[OutputType(typeof(ActionLogEntry))]
public sealed class GetGlobusActionLogCommand : ListCommand
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

    /// <summary>Writes the newest entry first.</summary>
    [Parameter]
    public SwitchParameter ReverseOrder { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var provider = Client.ActionProvider(ActionUrl!, ActionScope);
        var query = new ActionLogQuery { Limit = PageSize, Order = ReverseOrder ? LogOrder.NewestFirst : LogOrder.OldestFirst, Marker = Marker };
        return ForEachAsync(ActionId, id => WriteListAsync(provider.Log(id, query), cancellationToken));
    }
}
