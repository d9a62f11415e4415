using System.Runtime.CompilerServices;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>The scenarios by name.</summary>
internal static class Scenarios
{
    // Seconds: longer than a busy machine needs, and shorter than the test would wait.
    private const int Patient = 300;
    private const int Impatient = 2;

    private static readonly Dictionary<string, Func<Uri, string, Task>> All = new(StringComparer.Ordinal)
    {
        ["compile"] = (_, _) => PackageScenarios.CompileAsync(),
        ["client-credentials"] = (emulator, _) => SignInScenarios.UseClientCredentialsAsync(emulator),
        ["browser"] = (emulator, _) => SignInScenarios.UseBrowserAsync(emulator),
        ["browser-denied"] = (emulator, _) => SignInScenarios.DenyAsync(emulator),
        ["refresh-token"] = (emulator, _) => SignInScenarios.RefreshAsync(emulator),
        ["pages-of-flows"] = (emulator, _) => ListScenarios.ListFlowsAsync(emulator),
        ["pages-of-runs"] = (emulator, _) => ListScenarios.ListRunsAsync(emulator),
        ["run"] = (emulator, _) => RunScenarios.RunAsync(emulator),
        ["failed-run"] = (emulator, _) => RunScenarios.FailAsync(emulator),
        ["action"] = (emulator, _) => ActionScenarios.RunAsync(emulator),
        ["unknown-flow"] = (emulator, _) => ErrorScenarios.GetUnknownFlowAsync(emulator),
        ["unknown-token"] = (emulator, _) => ErrorScenarios.SendUnknownTokenAsync(emulator),
        ["wrong-secret"] = (emulator, _) => ErrorScenarios.SignInWithWrongSecretAsync(emulator),
        ["invalid-definition"] = (emulator, _) => ErrorScenarios.PublishInvalidDefinitionAsync(emulator),
        ["invalid-input"] = (emulator, _) => ErrorScenarios.StartWithInvalidInputAsync(emulator),
        ["get-flow"] = (emulator, _) => TransportScenarios.GetFlowAsync(emulator),
        ["start-run"] = (emulator, _) => TransportScenarios.StartRunAsync(emulator),
        ["start-run-by-web-request"] = (emulator, _) =>
            TransportScenarios.StartRunAsync(emulator, WebRequests.CreateHandler()),
        ["list-flows"] = (emulator, _) => TransportScenarios.ListOnceAsync(emulator, Patient),
        ["list-flows-by-web-request"] = (emulator, _) =>
            TransportScenarios.ListOnceAsync(emulator, Patient, WebRequests.CreateHandler()),
        ["timeout"] = (emulator, _) => TransportScenarios.ListOnceAsync(emulator, Impatient),
        ["timeout-by-web-request"] = (emulator, _) =>
            TransportScenarios.ListOnceAsync(emulator, Impatient, WebRequests.CreateHandler()),
        ["list-flows-over-tls"] = TransportScenarios.ListOverTlsAsync,
        ["cancel"] = (emulator, _) => TransportScenarios.CancelAsync(emulator),
        ["closed-port"] = (_, _) => TransportScenarios.ConnectToClosedPortAsync(),
        ["unknown-host"] = (_, _) => TransportScenarios.ConnectToUnknownHostAsync(),
        ["closed-client"] = (emulator, _) => TransportScenarios.CloseClientAsync(emulator),
        ["yaml"] = (_, _) => DocumentScenarios.ReadYamlAsync(),
        ["invalid-yaml"] = (_, _) => DocumentScenarios.ReadInvalidYamlAsync(),
        ["linter"] = (_, _) => DocumentScenarios.CheckDefinitionAsync(),
        ["input-schema"] = (_, _) => DocumentScenarios.CheckInputAsync(),
        ["store"] = (emulator, folder) => StoreScenarios.UseStoreAsync(emulator, folder),
        ["store-sign-in"] = (emulator, folder) => StoreScenarios.SignInAsync(emulator, folder),
        ["store-renew"] = (emulator, folder) => StoreScenarios.RenewAsync(emulator, folder),
        ["hold-file"] = (_, file) => StoreScenarios.HoldFileAsync(file),
        ["store-show"] = (_, folder) => StoreScenarios.ShowAsync(folder),
    };

    /// <summary>Runs a scenario.</summary>
    /// <param name="name">The name of the scenario.</param>
    /// <param name="emulator">The address of the emulator.</param>
    /// <param name="folder">The folder of the token store.</param>
    // Compiled after the resolvers are attached.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task RunAsync(string name, Uri emulator, string folder) => All[name](emulator, folder);
}
