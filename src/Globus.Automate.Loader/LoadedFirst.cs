using System.Runtime.CompilerServices;
using Globus.Automate.Json;

namespace Globus.Automate.Loader;

/// <summary>
/// Loads the client before PowerShell loads the cmdlets. The manifest requires this assembly, and the types file names
/// an adapter in it. PowerShell creates the adapter, which runs this initializer. PowerShell then looks up the type of
/// the client for which the adapter is, and loads the nested module with the cmdlets.
/// </summary>
internal static class LoadedFirst
{
    // The rule is for libraries, whose applications can call an initializer. PowerShell calls no other code first.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Run()
    {
        DependencyResolver.Attach();
        LoadClient();
    }

    // A separate method, because .NET looks up the type when it compiles the method.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadClient() => GC.KeepAlive(typeof(JsonMap));
}
