using System.Management.Automation;
using System.Management.Automation.Runspaces;

// A shell as small as one can be: each line of standard input is a script, run in one runspace; what it writes goes to
// standard output, and a line that says "ready" ends it. Ctrl+C stops the script that runs, and the shell goes on.
var state = InitialSessionState.CreateDefault2();
if (OperatingSystem.IsWindows())
{
    state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
}

using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();

PowerShell? running = null;
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    running?.BeginStop(null, null);
};

while (Console.In.ReadLine() is { } line)
{
    using var shell = running = PowerShell.Create(runspace);
    try
    {
        foreach (var item in shell.AddScript(line).Invoke())
        {
            Console.Out.WriteLine(item);
        }

        foreach (var error in shell.Streams.Error)
        {
            Console.Out.WriteLine("error " + error.FullyQualifiedErrorId);
        }

        if (shell.InvocationStateInfo.State == PSInvocationState.Stopped)
        {
            Console.Out.WriteLine("stopped");
        }
    }
    catch (RuntimeException exception)
    {
        Console.Out.WriteLine("error " + exception.ErrorRecord.FullyQualifiedErrorId);
    }

    Console.Out.WriteLine("ready");
}
