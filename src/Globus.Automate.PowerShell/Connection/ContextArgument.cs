using System.Management.Automation;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// What <c>-Context</c> accepts: a context, or the name of one of this runspace or of one that is stored.
/// </summary>
public sealed class ContextArgument
{
    private readonly string? _name;
    private readonly GlobusContext? _context;

    /// <summary>A context by its name.</summary>
    /// <param name="name">The name that <c>Connect-Globus -ContextName</c> gave it.</param>
    public ContextArgument(string name) => _name = name;

    /// <summary>A context itself.</summary>
    /// <param name="context">What <c>Connect-Globus -PassThru</c> wrote.</param>
    public ContextArgument(GlobusContext context) => _context = context;

    /// <summary>What became of a context on its way through another process.</summary>
    /// <param name="context">The deserialized object, which holds no tokens.</param>
    public ContextArgument(PSObject context)
    {
        _context = context?.BaseObject as GlobusContext;
        _name = _context is null ? context?.BaseObject as string : null;
    }

    /// <summary>
    /// The context itself, that of this name in this runspace, or else that which is stored under it.
    /// </summary>
    /// <exception cref="CommandException">There is none, or it was disconnected.</exception>
    internal async Task<GlobusContext> ResolveAsync(
        RunspaceContexts contexts,
        AsyncCommand command,
        CancellationToken cancellationToken
    ) => (await FindAsync(contexts, command, cancellationToken)).RequireOpen();

    private async Task<GlobusContext> FindAsync(
        RunspaceContexts contexts,
        AsyncCommand command,
        CancellationToken cancellationToken
    ) =>
        _context
        ?? contexts.Find(RequireName())
        ?? await new StoredContexts(command).FindAsync(_name!, cancellationToken)
        ?? throw new CommandException(
            "ContextNotFound",
            ErrorCategory.ObjectNotFound,
            $"No context of this runspace is named '{_name}', and none is stored under that name.",
            $"Connect-Globus -ContextName '{_name}'"
        )
        {
            Target = _name,
        };

    private string RequireName()
    {
        if (_name is null)
        {
            throw new CommandException(
                "ContextNotLive",
                ErrorCategory.InvalidArgument,
                "The context comes from another process and holds no tokens here.",
                "Connect-Globus in this process, or hand the context over within one process: -Context $using:context."
            );
        }

        return _name;
    }
}
