using System.Text.Json.Nodes;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>The assemblies for Windows PowerShell at work, as the package ships them.</summary>
public sealed class NetFrameworkTests(NetFrameworkTests.Emulator emulator) : IClassFixture<NetFrameworkTests.Emulator>
{
    /// <summary>A scenario, the fault of the emulator that it meets, if any, and its output.</summary>
    public static IEnumerable<TheoryDataRow<string, string, string>> Scenarios =>
        from parts in CaseFile.ReadParts("net-framework", 3)
        select new TheoryDataRow<string, string, string>(parts[0], parts[1], parts[2])
        {
            TestDisplayName = $"{parts[0]} {parts[1]}".TrimEnd(),
        };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_program_can_use_them(string scenario, string fault, string expected)
    {
        NetFrameworkProgram.SkipIfMissing();
        var client = emulator.Client;
        client.Send("POST", "_emulator/reset");
        client.ForgetFaults();
        if (fault.Length > 0)
        {
            client.PlanFault(JsonNode.Parse(fault)!);
        }

        using var folder = new TemporaryFolder();
        var store = Path.Combine(folder.Path, "tokens");
        Assert.Equal(expected, await NetFrameworkProgram.RunAsync(scenario, client.Address, store));
    }

    /// <summary>One emulator for all scenarios, whose clock runs faster than real time.</summary>
    public sealed class Emulator : IAsyncLifetime
    {
        private EmulatorProcess? _process;

        public EmulatorClient Client => _process!.Client;

        public async ValueTask InitializeAsync() =>
            _process = NetFrameworkProgram.IsAvailable ? await EmulatorProcess.StartAsync("--time-scale", "20") : null;

        public ValueTask DisposeAsync()
        {
            _process?.Dispose();
            return default;
        }
    }
}
