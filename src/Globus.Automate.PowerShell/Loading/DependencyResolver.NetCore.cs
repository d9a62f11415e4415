using System.Reflection;
using System.Runtime.Loader;

namespace Globus.Automate.PowerShell.Loading;

/// <summary>
/// Finds the adapters, which are not beside the module's assemblies but in <c>dependencies/</c>, and keeps them and
/// their packages in a context of their own, so that another module's version of a package does not meet ours.
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

    /// <summary>Hooks the resolver, once per process.</summary>
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
