using System.Management.Automation;

namespace Globus.Automate.PowerShell.Loading;

/// <summary>
/// What PowerShell runs when it imports the module: it makes the adapters' packages loadable, and nothing else.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => DependencyResolver.Attach();
}
