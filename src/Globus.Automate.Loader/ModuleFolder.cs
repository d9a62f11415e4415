namespace Globus.Automate.Loader;

/// <summary>Where the module is installed.</summary>
public static class ModuleFolder
{
    /// <summary>The folder of this assembly, which contains the module's assemblies for one framework.</summary>
    internal static string Assemblies { get; } =
        System.IO.Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location)!;

    /// <summary>The absolute path of the folder that contains the manifest.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Assemblies, "..", ".."));
}
