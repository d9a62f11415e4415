namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>
/// One emulator for the tests of a collection, started as a user starts it. Its clock runs faster than real time.
/// </summary>
public sealed class EmulatorFixture : IDisposable
{
    private readonly Shell _shell = new();

    public EmulatorFixture() =>
        Address = (Uri)_shell.Run("Start-GlobusEmulator -Port 0 -TimeScale 20").AssertSucceeded().Property("Address")!;

    public Uri Address { get; }

    public void Dispose()
    {
        _shell.Run($"Stop-GlobusEmulator -Port {Address.Port}");
        _shell.Dispose();
    }
}
