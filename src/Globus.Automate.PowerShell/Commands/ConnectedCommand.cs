using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands;

/// <summary>The base class of cmdlets that send requests to Globus through a context.</summary>
public abstract class ConnectedCommand : AsyncCommand
{
    private GlobusContext? _context;
    private PrincipalResolver? _principals;

    /// <summary>The context to use, or its name; the current context of the runspace by default.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextArgument? Context { get; set; }

    /// <summary>The client of the context.</summary>
    private protected GlobusClient Client => _context!.Client;

    /// <summary>The name of the context, if the command line specifies one.</summary>
    private protected string? SpecifiedContextName => Context is null ? null : _context?.Name;

    /// <summary>The context in use.</summary>
    private protected GlobusContext ActiveContext => _context!;

    /// <inheritdoc/>
    private protected override SignInCommandLine SignInLine =>
        _context is null ? SignInCommandLine.Unconnected : new ContextSignInLine(_context);

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken) =>
        _context = await RunspaceContexts.Current.ResolveAsync(this, Context, cancellationToken);

    /// <summary>
    /// Creates the client of an action provider. In an emulator context, the emulator responds for hosted providers.
    /// </summary>
    private protected ActionProviderClient ProviderAt(Uri actionUrl, string? actionScope) =>
        Client.ActionProvider(ProviderAddress.Resolve(ActiveContext, actionUrl), actionScope);

    /// <summary>The parameters of a recommended line that were given to this command to reach a provider.</summary>
    private protected string AccessParameters(string? actionScope) =>
        QuotedText.Parameter("-ActionScope", actionScope) + QuotedText.Parameter("-Context", SpecifiedContextName);

    /// <summary>Resolves principals, given as URNs, UUIDs or usernames, to URNs.</summary>
    private protected Task<IReadOnlyList<string>?> PrincipalsAsync(
        IReadOnlyList<string>? principals,
        CancellationToken cancellationToken
    ) => (_principals ??= new PrincipalResolver(Client.Auth)).ResolveAsync(principals, cancellationToken);
}
