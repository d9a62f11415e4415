using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Globus.Automate.Loader;

/// <summary>
/// Loads the module's own assemblies. The client, its grammar and the cmdlets come from the folder of this platform,
/// which contains them compiled in advance, or else from beside this assembly. The adapters come from
/// <c>dependencies/</c> and are kept with their packages in a separate load context, so that they do not conflict with
/// package versions of other modules.
/// </summary>
internal static class DependencyResolver
{
    private const string Cmdlets = "Globus.Automate.PowerShell";
    private static readonly string[] Libraries = ["Globus.Automate", "Globus.Automate.Language", Cmdlets];
    private static readonly string[] Adapters = ["Globus.Automate.Yaml", "Globus.Automate.TokenStorage"];
    private static readonly string Precompiled = Path.Combine(ModuleFolder.Assemblies, Platform());
    private static readonly Lazy<DependencyContext> Context = new(() =>
        new DependencyContext(Path.Combine(ModuleFolder.Assemblies, "dependencies"))
    );

    /// <summary>Registers the resolver and loads the cmdlets.</summary>
    /// <remarks>
    /// The manifest can name only one file for all platforms. When PowerShell loads that file, .NET returns the
    /// assembly that is already loaded, because both have the same module version id.
    /// </remarks>
    public static void Attach()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        AssemblyLoadContext.Default.LoadFromAssemblyPath(Find(Cmdlets));
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        Libraries.Contains(name.Name) ? context.LoadFromAssemblyPath(Find(name.Name!))
        : Adapters.Contains(name.Name) ? Context.Value.LoadFromAssemblyName(name)
        : null;

    private static string Find(string name)
    {
        var precompiled = Path.Combine(Precompiled, name + ".dll");
        return File.Exists(precompiled) ? precompiled : Path.Combine(ModuleFolder.Assemblies, name + ".dll");
    }

    // A runtime identifier of .NET can name a distribution. The image for Linux also runs with musl.
    private static string Platform()
    {
        var system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
