using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>The value of <c>-Context</c>: a context object, or the name of an open or stored context.</summary>
public sealed class ContextArgument
{
    private readonly string? _name;
    private readonly GlobusContext? _context;

    /// <summary>Creates an argument from a name.</summary>
    /// <param name="name">The context name from <c>Connect-Globus -ContextName</c>.</param>
    public ContextArgument(string name) => _name = name;

    /// <summary>Creates an argument from a context object.</summary>
    /// <param name="context">The context.</param>
    public ContextArgument(GlobusContext context) => _context = context;

    /// <summary>Creates an argument from a deserialized context.</summary>
    /// <param name="context">The deserialized object, which contains no tokens.</param>
    public ContextArgument(PSObject context)
    {
        _context = context?.BaseObject as GlobusContext;
        _name = _context is null ? context?.BaseObject as string : null;
    }

    /// <summary>The context object; null if only a name was given.</summary>
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
