using System.Management.Automation;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Gets the runspace's current context, those of a name, or all.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusContext", DefaultParameterSetName = CurrentSet)]
[OutputType(typeof(GlobusContext))]
public sealed class GetGlobusContextCommand : PSCmdlet
{
    private const string CurrentSet = "Current";
    private const string NameSet = "Name";
    private const string AllSet = "All";

    /// <summary>The names of the contexts; wildcards find several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>All contexts of the runspace.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var contexts = RunspaceContexts.Here;
        if (ParameterSetName != CurrentSet)
            WriteObject(contexts.All.Where(context => All || Name.Any(name => Matches(name, context))), enumerateCollection: true);
        else if (contexts.HasCurrent)
            WriteObject(contexts.Current);
    }

    private static bool Matches(string pattern, GlobusContext context) => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(context.Name);
}
