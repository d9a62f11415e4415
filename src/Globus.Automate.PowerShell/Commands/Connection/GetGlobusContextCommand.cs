using System.Management.Automation;
using Globus.Automate.Auth.Storage;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Gets the current context of the runspace, contexts by name, or all contexts.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusContext", DefaultParameterSetName = CurrentSet)]
[OutputType(typeof(GlobusContext))]
public sealed class GetGlobusContextCommand : AsyncCommand
{
    private const string CurrentSet = "Current";
    private const string NameSet = "Name";
    private const string AllSet = "All";
    private const string StoredSet = "ListAvailable";

    /// <summary>The names of the contexts; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gets all contexts of the runspace.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Gets the open contexts of this runspace and the stored contexts of the user.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StoredSet)]
    public SwitchParameter ListAvailable { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        foreach (var context in await FindAsync(RunspaceContexts.Current, cancellationToken))
        {
            Write(context);
        }
    }

    private async Task<IReadOnlyList<GlobusContext>> FindAsync(
        RunspaceContexts contexts,
        CancellationToken cancellationToken
    ) =>
        ParameterSetName switch
        {
            StoredSet => await AvailableAsync(Open(contexts), cancellationToken),
            CurrentSet => contexts.CurrentContext is { } current ? [current] : [],
            AllSet => [.. contexts.All],
            _ => [.. Name.SelectMany(name => FindByName(name, contexts)).Distinct()],
        };

    // Contexts from environment variables are not listed with the named contexts.
    private static IReadOnlyList<GlobusContext> Open(RunspaceContexts contexts) =>
        contexts.CurrentContext is { TokenStorage: TokenStorageKind.Process } current && !contexts.All.Contains(current)
            ? [.. contexts.All, current]
            : [.. contexts.All];

    // An unreadable store does not hide the open contexts.
    private async Task<IReadOnlyList<GlobusContext>> AvailableAsync(
        IReadOnlyList<GlobusContext> open,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await new StoredContexts(this).ListWithAsync(open, cancellationToken);
        }
        catch (TokenStoreException exception)
        {
            WriteFailure(exception, null);
            return open;
        }
    }

    // A wildcard pattern may match nothing; a literal name that matches nothing is an error.
    private List<GlobusContext> FindByName(string name, RunspaceContexts contexts)
    {
        var found = contexts.All.Where(context => Matches(name, context)).ToList();
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            WriteFailure(
                new CommandException(
                    "ContextNotFound",
                    ErrorCategory.ObjectNotFound,
                    $"The context '{name}' was not found in this runspace.",
                    "Run Get-GlobusContext -All to list contexts, or Get-GlobusContext -ListAvailable to list stored "
                        + "contexts."
                ),
                name
            );
        }

        return found;
    }

    private static bool Matches(string pattern, GlobusContext context) =>
        new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(context.Name);
}
