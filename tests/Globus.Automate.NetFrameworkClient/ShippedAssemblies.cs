using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Loads the assemblies of the package, as the module does it in Windows PowerShell.</summary>
internal static class ShippedAssemblies
{
    private static readonly Assembly Program = typeof(ShippedAssemblies).Assembly;
    private static string _folder = "";

    /// <summary>
    /// Attaches the module's own resolver, which loads for the assemblies of the package alone, and one for this
    /// program.
    /// </summary>
    /// <param name="module">The folder of the module.</param>
    public static void Attach(string module)
    {
        _folder = Path.Combine(Path.GetFullPath(module), "bin", "net472");
        var loader = Assembly.LoadFrom(Path.Combine(_folder, "Globus.Automate.Loader.dll"));
        RuntimeHelpers.RunModuleConstructor(loader.ManifestModule.ModuleHandle);
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <summary>Loads an assembly of the package; null if it ships none of this name.</summary>
    public static Assembly? Load(string name)
    {
        var path = new[] { _folder, Path.Combine(_folder, "dependencies") }
            .Select(folder => Path.Combine(folder, name + ".dll"))
            .FirstOrDefault(File.Exists);
        return path is null ? null : Assembly.LoadFrom(path);
    }

    /// <summary>The loaded assemblies that neither the package nor the framework contains.</summary>
    public static IEnumerable<string> Foreign()
    {
        var framework = Path.GetDirectoryName(RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/', '\\'));
        return AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly != Program)
            .Select(assembly => assembly.Location)
            .Where(path => !IsBelow(_folder, path) && !IsBelow(framework, path));
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs request) =>
        request.RequestingAssembly == Program ? Load(new AssemblyName(request.Name).Name) : null;

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
