using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Gets what happened in an action, where its provider keeps a log.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusActionLog", DefaultParameterSetName = ListSet)]
[OutputType(typeof(ActionLogEntry))]
public sealed class GetGlobusActionLogCommand : ListCommand
{
    private const int LargestPage = 100;

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

    /// <summary>How many entries to write at the most. All when not given.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("Limit")]
    [ValidateRange(1, int.MaxValue)]
    public override int First { get => base.First; set => base.First = value; }

    /// <summary>Writes the newest entry first.</summary>
    [Parameter]
    public SwitchParameter ReverseOrder { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionNotFound";

    // What a provider takes at the most is its own affair, so that a long list leaves the size of its pages to it.
    private int? Limit => PageSize ?? (First <= LargestPage ? First : null);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var query = new ActionLogQuery { Limit = Limit, Order = ReverseOrder ? LogOrder.NewestFirst : LogOrder.OldestFirst, Marker = Marker };
        return ForEachAsync(ActionId, id => WriteListAsync(ProviderAt(ActionUrl!, ActionScope).Log(id, query), cancellationToken));
    }
}
