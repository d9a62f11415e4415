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
/// The contexts of one runspace. Jobs that share a process must not share an account, so nothing here is static but the
/// table from runspaces to their contexts.
/// </summary>
internal sealed class RunspaceContexts
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceContexts> Table = new();

    // A job must not use a stored account where another job of the process has selected a context.
    private static volatile bool _isAnySelected;

    private readonly ConcurrentDictionary<string, GlobusContext> _byName = new(StringComparer.OrdinalIgnoreCase);
    private GlobusContext? _current;

    /// <summary>The contexts of the runspace that this thread runs.</summary>
    public static RunspaceContexts Current => Table.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>
    /// The context that was selected, or that commands came to use without a choice; null when there is none yet.
    /// </summary>
    public GlobusContext? CurrentContext => _current;

    /// <summary>All contexts of the runspace, by name.</summary>
    public IEnumerable<GlobusContext> All =>
        _byName.Values.OrderBy(context => context.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers a context under its name.</summary>
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
    /// The context that the command was given: the context itself, that of this name in this runspace, or the one that
    /// is stored under the name. Without an argument: the runspace's current context, that of environment variables, or
    /// the stored default one, if no runspace of this process has selected any.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="argument">The argument of <c>-Context</c>; null when it is not given.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <exception cref="CommandException">No such context exists, or it was disconnected.</exception>
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

    /// <summary>Forgets a context, under whatever name.</summary>
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

    /// <summary>The context of that name, if there is one.</summary>
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
            "Run Connect-Globus. Inside ForEach-Object -Parallel, use -Context $using:context."
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
