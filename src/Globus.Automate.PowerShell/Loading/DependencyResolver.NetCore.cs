using System.Reflection;
using System.Runtime.Loader;

namespace Globus.Automate.PowerShell.Loading;

/// <summary>
/// Loads the adapters from <c>dependencies/</c> and keeps them and their packages in a separate load context, so that
/// they do not conflict with package versions of other modules.
/// </summary>
internal static class DependencyResolver
{
    private static readonly string[] Adapters = ["Globus.Automate.Yaml", "Globus.Automate.TokenStorage"];
    private static readonly Lazy<DependencyContext> Context = new(() =>
        new DependencyContext(
            Path.Combine(Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!, "dependencies")
        )
    );
    private static int _attached;

    /// <summary>Registers the resolver, once per process.</summary>
    public static void Attach()
    {
        if (Interlocked.Exchange(ref _attached, 1) == 0)
        {
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        Adapters.Contains(name.Name) ? Context.Value.LoadFromAssemblyName(name) : null;
}
