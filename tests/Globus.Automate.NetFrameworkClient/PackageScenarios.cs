using System.Reflection;
using System.Runtime.CompilerServices;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Loads the package.</summary>
internal static class PackageScenarios
{
    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    // The storage library is omitted, because its package needs an assembly netstandard, which Debian's mono-runtime
    // does not contain. Only the encrypted store uses the package.
    private static readonly string[] Compiled = ["Globus.Automate", "Globus.Automate.Language", "Globus.Automate.Yaml"];

    /// <summary>
    /// Compiles every method of the libraries, and prints those that need a type or a member that does not exist.
    /// </summary>
    public static Task CompileAsync()
    {
        foreach (var name in Compiled)
        {
            var methods = ShippedAssemblies
                .Load(name)!
                .GetTypes()
                .SelectMany(type => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
                .Where(CanBeCompiled)
                .ToList();
            var broken = methods.Select(Compile).OfType<string>().ToList();
            Console.Out.WriteLine($"{name}: {(methods.Count > 50 ? "compiled" : "almost empty")}");
            broken.ForEach(Console.Out.WriteLine);
        }

        return Task.CompletedTask;
    }

    private static bool CanBeCompiled(MethodBase method) =>
        !method.IsAbstract
        && !method.ContainsGenericParameters
        && !method.DeclaringType!.ContainsGenericParameters
        && (method.GetMethodImplementationFlags() & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.IL
        && !method.Attributes.HasFlag(MethodAttributes.PinvokeImpl);

    private static string? Compile(MethodBase method)
    {
        try
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
            return null;
        }
        catch (Exception exception)
        {
            return $"{method.DeclaringType}.{method.Name}: {exception.Message}";
        }
    }
}
