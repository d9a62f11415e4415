using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands;

/// <summary>A cmdlet that talks to Globus through a context.</summary>
public abstract class ConnectedCommand : AsyncCommand
{
    private GlobusContext? _context;
    private PrincipalResolver? _principals;

    /// <summary>The context to use, or its name. The runspace's current one when it is not given.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextArgument? Context { get; set; }

    /// <summary>The client of the context.</summary>
    private protected GlobusClient Client => _context!.Client;

    /// <summary>The name of the context, where the command was told which to use.</summary>
    private protected string? SpecifiedContextName => Context is null ? null : _context?.Name;

    /// <summary>The context that is used.</summary>
    private protected GlobusContext ActiveContext => _context!;

    /// <inheritdoc/>
    private protected override SignInCommandLine SignInLine =>
        _context is null ? SignInCommandLine.Unconnected : new ContextSignInLine(_context);

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken) =>
        _context = await RunspaceContexts.Current.ResolveAsync(this, Context, cancellationToken);

    /// <summary>
    /// The action provider at an address; in a context of an emulator, the emulator answers for hosted ones.
    /// </summary>
    private protected ActionProviderClient ProviderAt(Uri actionUrl, string? actionScope) =>
        Client.ActionProvider(ProviderAddress.Resolve(ActiveContext, actionUrl), actionScope);

    /// <summary>
    /// The parameters of a recommended line that say how to reach a provider: what this command was given.
    /// </summary>
    private protected string AccessParameters(string? actionScope) =>
        QuotedText.Parameter("-ActionScope", actionScope) + QuotedText.Parameter("-Context", SpecifiedContextName);

    /// <summary>The URNs of principals given as URNs, UUIDs or usernames.</summary>
    private protected Task<IReadOnlyList<string>?> PrincipalsAsync(
        IReadOnlyList<string>? principals,
        CancellationToken cancellationToken
    ) => (_principals ??= new PrincipalResolver(Client.Auth)).ResolveAsync(principals, cancellationToken);
}
