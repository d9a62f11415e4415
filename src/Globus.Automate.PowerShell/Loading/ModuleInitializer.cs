using System.Management.Automation;

namespace Globus.Automate.PowerShell.Loading;

/// <summary>Runs when PowerShell imports the module and makes the adapters' packages loadable.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => DependencyResolver.Attach();
}
