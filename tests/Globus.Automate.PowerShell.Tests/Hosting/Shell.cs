using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>A runspace with the built package imported, as a user's shell has it.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;

    public Shell()
        : this(host: null) { }

    public Shell(System.Management.Automation.Host.PSHost? host)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        _runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
        Run($"Import-Module '{Repository.Manifest}' -ErrorAction Stop").AssertSucceeded();
    }

    /// <summary>A shell that is connected to the emulator that the tests share.</summary>
    public static Shell Connected(EmulatorFixture emulator, System.Management.Automation.Host.PSHost? host = null)
    {
        var shell = new Shell(host);
        shell.Set("emulator", emulator.Address);
        shell.Run("Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator").AssertSucceeded();
        return shell;
    }

    /// <summary>Starts an emulator of this shell alone, which <c>$started</c> names.</summary>
    public Uri StartEmulator() =>
        (Uri)
            Run("$started = Start-GlobusEmulator -Port 0; $started.Address")
                .AssertSucceeded()
                .Output.Single()
                .BaseObject;

    public void Set(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    public Outcome Run(string script)
    {
        using var shell = Create(script);
        var output = new PSDataCollection<PSObject>();
        ErrorRecord? terminating = null;
        using var cancellation = TestContext.Current.CancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            shell.Invoke<PSObject, PSObject>(null, output, null);
        }
        catch (RuntimeException exception)
        {
            terminating = exception.ErrorRecord;
        }

        return new Outcome(output, shell.Streams, terminating);
    }

    public System.Management.Automation.PowerShell Create(string script)
    {
        var shell = System.Management.Automation.PowerShell.Create(_runspace);
        shell.AddScript(script);
        return shell;
    }

    public void Dispose() => _runspace.Dispose();
}
