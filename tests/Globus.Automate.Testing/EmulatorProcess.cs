using System.Text.Json.Nodes;

namespace Globus.Automate.Testing;

/// <summary>An emulator in a process of its own, which can be killed.</summary>
public sealed class EmulatorProcess : IDisposable
{
    private readonly TestProcess _process;

    private EmulatorProcess(TestProcess process, Uri address)
    {
        _process = process;
        Client = new EmulatorClient(address);
    }

    /// <summary>Talks to the emulator.</summary>
    public EmulatorClient Client { get; }

    public static async Task<EmulatorProcess> StartAsync(params IReadOnlyList<string> arguments)
    {
        var assembly = Path.Combine(Repository.Module, "emulator", "Globus.Automate.Emulator.dll");
        var process = TestProcess.Start("dotnet", [assembly, "--attached", "--port", "0", .. arguments]);
        if (await process.ReadLineAsync() is not { } ready)
        {
            var (_, errors) = await process.ReadToEndAsync();
            throw new InvalidOperationException(errors);
        }

        process.IgnoreErrors();
        return new EmulatorProcess(process, new Uri((string)JsonNode.Parse(ready)!["url"]!));
    }

    /// <summary>Ends the process as a power cut would: it has no time for anything.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        Client.Dispose();
        _process.Dispose();
    }
}
