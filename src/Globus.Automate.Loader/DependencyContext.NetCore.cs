using System.Reflection;
using System.Runtime.Loader;

namespace Globus.Automate.Loader;

/// <summary>Loads assemblies from one folder; all other assemblies come from the default context.</summary>
internal sealed class DependencyContext(string folder) : AssemblyLoadContext("Globus.Automate", isCollectible: false)
{
    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
