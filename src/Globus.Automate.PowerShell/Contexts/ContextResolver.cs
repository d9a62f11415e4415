using System.Management.Automation;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.SignIn;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>Finds the context that a command uses.</summary>
/// <param name="command">The command.</param>
internal sealed class ContextResolver(AsyncCommand command)
{
    private readonly RunspaceContexts _contexts = RunspaceContexts.Current;

    /// <summary>
    /// The context that the command was given: the context itself, that of this name in this runspace, or the one that
    /// is stored under the name. Without an argument: the runspace's current context, that of environment variables, or
    /// the stored default one, if no runspace of this process has chosen any.
    /// </summary>
    /// <exception cref="CommandException">No such context exists, or it was disconnected.</exception>
    public async Task<GlobusContext> ResolveAsync(ContextArgument? argument, CancellationToken cancellationToken) =>
        RequireOpen(
            argument is null
                ? await RequireCurrentAsync(cancellationToken)
                : argument.Context ?? await RequireNamedAsync(argument.RequireName(), cancellationToken)
        );

    /// <summary>The same context, if it is still connected.</summary>
    /// <exception cref="CommandException">It was disconnected.</exception>
    public static GlobusContext RequireOpen(GlobusContext context) =>
        !context.IsClosed
            ? context
            : throw new CommandException(
                "NotConnected",
                ErrorCategory.ConnectionError,
                $"The context '{context.Name}' was disconnected.",
                new ContextSignInLine(context).Again().ToString()
            )
            {
                Target = context.Name,
            };

    private async Task<GlobusContext> RequireCurrentAsync(CancellationToken cancellationToken)
    {
        if (_contexts.CurrentContext is null)
        {
            _contexts.UseDefault(await RequireDefaultAsync(cancellationToken));
        }

        return _contexts.CurrentContext!;
    }

    private async Task<GlobusContext> RequireDefaultAsync(CancellationToken cancellationToken) =>
        EnvironmentSignIn.Open()
        ?? (
            RunspaceContexts.IsAnySelected
                ? null
                : await new StoredContexts(command).FindAsync(ContextSettings.DefaultName, cancellationToken)
        )
        ?? throw new CommandException(
            "NotConnected",
            ErrorCategory.ConnectionError,
            "This runspace is not connected to Globus.",
            "Connect-Globus, or pass a context on: -Context $using:context inside ForEach-Object -Parallel."
        );

    private async Task<GlobusContext> RequireNamedAsync(string name, CancellationToken cancellationToken) =>
        _contexts.Find(name)
        ?? await new StoredContexts(command).FindAsync(name, cancellationToken)
        ?? throw new CommandException(
            "ContextNotFound",
            ErrorCategory.ObjectNotFound,
            $"No context of this runspace is named '{name}', and none is stored under that name.",
            $"Connect-Globus -ContextName '{name}'"
        )
        {
            Target = name,
        };
}
