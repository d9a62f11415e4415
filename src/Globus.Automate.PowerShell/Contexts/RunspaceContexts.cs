using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.SignIn;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>
/// The contexts of one runspace. Jobs in one process must not share an account, so only the table of runspaces is
/// static.
/// </summary>
internal sealed class RunspaceContexts
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceContexts> Table = new();

    // A job must not use a stored account if another job of the process has selected a context.
    private static volatile bool _isAnySelected;

    private readonly ConcurrentDictionary<string, GlobusContext> _byName = new(StringComparer.OrdinalIgnoreCase);
    private GlobusContext? _current;

    /// <summary>The contexts of the runspace of this thread.</summary>
    public static RunspaceContexts Current => Table.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>
    /// The selected context, or the context that commands used by default; null if there is none yet.
    /// </summary>
    public GlobusContext? CurrentContext => _current;

    /// <summary>All contexts of the runspace, by name.</summary>
    public IEnumerable<GlobusContext> All =>
        _byName.Values.OrderBy(context => context.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a context under its name.</summary>
    public void Add(GlobusContext context)
    {
        _isAnySelected = true;
        _byName[context.Name] = context;
    }

    /// <summary>Makes a context the current one.</summary>
    public void Select(GlobusContext context)
    {
        _isAnySelected = true;
        _current = context;
    }

    /// <summary>
    /// Resolves the context of a command: the context object, or the open or stored context with the name. Without an
    /// argument: the current context of the runspace, the context of environment variables, or the stored default
    /// context if no runspace of this process has selected one.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="argument">The argument of <c>-Context</c>; null if it is not given.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <exception cref="CommandException">The context does not exist or was disconnected.</exception>
    public async Task<GlobusContext> ResolveAsync(
        AsyncCommand command,
        ContextArgument? argument,
        CancellationToken cancellationToken
    ) =>
        RequireOpen(
            argument is null
                ? _current ??= await RequireDefaultAsync(command, cancellationToken)
                : argument.Context ?? await RequireNamedAsync(command, argument.RequireName(), cancellationToken)
        );

    /// <summary>Returns the context if it is still connected.</summary>
    /// <exception cref="CommandException">The context was disconnected.</exception>
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

    /// <summary>Removes a context, whatever its name is.</summary>
    public void Remove(GlobusContext context)
    {
        if (ReferenceEquals(Find(context.Name), context))
        {
            _byName.TryRemove(context.Name, out _);
        }

        if (ReferenceEquals(_current, context))
        {
            _current = null;
        }
    }

    /// <summary>Finds an open context by name; null if there is none.</summary>
    public GlobusContext? Find(string name) => _byName.TryGetValue(name, out var context) ? context : null;

    private static async Task<GlobusContext> RequireDefaultAsync(
        AsyncCommand command,
        CancellationToken cancellationToken
    ) =>
        EnvironmentSignIn.Open()
        ?? (
            _isAnySelected
                ? null
                : await new StoredContexts(command).FindAsync(ContextSettings.DefaultName, cancellationToken)
        )
        ?? throw new CommandException(
            "NotConnected",
            ErrorCategory.ConnectionError,
            "This runspace is not connected to Globus.",
            "Connect-Globus # In ForEach-Object -Parallel, use -Context $using:context."
        );

    private async Task<GlobusContext> RequireNamedAsync(
        AsyncCommand command,
        string name,
        CancellationToken cancellationToken
    ) =>
        Find(name)
        ?? await new StoredContexts(command).FindAsync(name, cancellationToken)
        ?? throw new CommandException(
            "ContextNotFound",
            ErrorCategory.ObjectNotFound,
            $"The context '{name}' was not found in this runspace or in the stored contexts.",
            $"Connect-Globus -ContextName '{name}'"
        )
        {
            Target = name,
        };
}
