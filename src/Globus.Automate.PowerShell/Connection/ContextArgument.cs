using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

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

    /// <summary>The context itself; null where its name was given.</summary>
    internal GlobusContext? Context => _context;

    /// <summary>The name of the context.</summary>
    /// <exception cref="CommandException">The context comes from another process.</exception>
    internal string RequireName()
    {
        if (_name is null)
        {
            throw new CommandException(
                "ContextFromOtherProcess",
                ErrorCategory.InvalidArgument,
                "The context was created in another process and has no tokens in this process.",
                "Run Connect-Globus in this process."
            );
        }

        return _name;
    }
}
