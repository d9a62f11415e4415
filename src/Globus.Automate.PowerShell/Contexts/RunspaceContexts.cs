using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Globus.Automate.PowerShell.Connection;

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

    /// <summary>Whether a runspace of this process has selected a context.</summary>
    public static bool IsAnySelected => _isAnySelected;

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

    /// <summary>Makes a context the current one that nobody has selected.</summary>
    public void UseDefault(GlobusContext context) => _current = context;

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
}
