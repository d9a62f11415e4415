using System.Reflection;

namespace Globus.Automate.Loader;

/// <summary>
/// Resolves the module's assemblies for the module's own code on .NET Framework, where PowerShell has no binding
/// redirects. Requests of other code are ignored.
/// </summary>
internal static class DependencyResolver
{
    private static readonly string Folder = ModuleFolder.Assemblies;

    /// <summary>Registers the resolver.</summary>
    public static void Attach() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        if (request.RequestingAssembly is not null && !IsOurs(request.RequestingAssembly))
        {
            return null;
        }

        var file = new AssemblyName(request.Name).Name + ".dll";
        var path = new[] { Path.Combine(Folder, file), Path.Combine(Folder, "dependencies", file) }.FirstOrDefault(
            File.Exists
        );
        return path is null ? null : Assembly.LoadFrom(path);
    }

    private static bool IsOurs(Assembly assembly) =>
        !assembly.IsDynamic
        && assembly.Location.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
