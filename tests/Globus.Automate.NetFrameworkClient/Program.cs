using System.Text;
using Globus.Automate.NetFrameworkClient;

// Runs one scenario and prints what it saw: <folder of the module> <address of an emulator> <scenario> [<folder>].
// Assemblies from outside the package and the framework are listed on the error output.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
ShippedAssemblies.Attach(args[0]);
await Scenarios.RunAsync(args[2], new Uri(args[1]), args.Length > 3 ? args[3] : "").ConfigureAwait(false);
foreach (var location in ShippedAssemblies.Foreign())
{
    Console.Error.WriteLine($"{location} does not belong to the package.");
}
