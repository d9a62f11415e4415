using System.Reflection;
using System.Runtime.Loader;

namespace Globus.Automate.PowerShell.Loading;

/// <summary>
/// Loads whatever lies in one folder from there; all else, the module's own assemblies included, comes from the default
/// context.
/// </summary>
internal sealed class DependencyContext(string folder) : AssemblyLoadContext("Globus.Automate", isCollectible: false)
{
    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
