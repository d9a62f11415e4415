using System.Runtime.CompilerServices;
using Globus.Automate.Json;

namespace Globus.Automate.Loader;

/// <summary>
/// What happens before PowerShell loads the cmdlets. The manifest requires this assembly, and the types file names an
/// adapter of it. PowerShell creates the adapter, which runs this, then looks up the client's type that the adapter is
/// for, and then loads the nested module with the cmdlets.
/// </summary>
internal static class LoadedFirst
{
    // The rule is for libraries, which should leave such work to applications. PowerShell calls nothing before it.
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
