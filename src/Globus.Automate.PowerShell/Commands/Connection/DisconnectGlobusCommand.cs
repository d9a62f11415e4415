using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>
/// Signs out: revokes the tokens that the context obtained and removes the context. Tokens that the user supplied are
/// removed but not revoked.
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "Globus", SupportsShouldProcess = true, DefaultParameterSetName = OneSet)]
[OutputType(typeof(void))]
public sealed class DisconnectGlobusCommand : AsyncCommand
{
    private const string OneSet = "One";
    private const string AllSet = "All";

    /// <summary>The context to disconnect, or its name; the current context of the runspace by default.</summary>
    [Parameter(Position = 0, ParameterSetName = OneSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextArgument? Context { get; set; }

    /// <summary>Disconnects all contexts of the runspace and all stored contexts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var context in await FindContextsAsync(cancellationToken))
        {
            if (ShouldProcess(context.Name, "Sign out of Globus"))
            {
                await SignOutAsync(context, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<GlobusContext>> FindContextsAsync(CancellationToken cancellationToken)
    {
        if (!All)
        {
            return [await RunspaceContexts.Current.ResolveAsync(this, Context, cancellationToken)];
        }

        return await new StoredContexts(this).ListWithAsync([.. RunspaceContexts.Current.All], cancellationToken);
    }

    private async Task SignOutAsync(GlobusContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (context.Client.Options.TokenSource is IRevocableTokenSource tokens)
            {
                await tokens.RevokeAsync(cancellationToken);
            }
        }
        catch (GlobusException exception)
        {
            Warn(
                $"Some tokens of the context '{context.Name}' could not be revoked. They remain valid until they "
                    + $"expire. {exception.Message}"
            );
        }

        RunspaceContexts.Current.Remove(context);
        context.Close();
    }
}
