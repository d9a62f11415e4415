using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Globus.Automate.TestShell;

/// <summary>
/// A shell as small as one can be. Each line of standard input is a script, run in one runspace; its output goes to
/// standard output, and a line that says "ready" ends it. Ctrl+C stops the running script, and the shell continues.
/// </summary>
internal static class LineShell
{
    public static int Run()
    {
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
            RunScript(shell.AddScript(line));
            Console.Out.WriteLine("ready");
        }

        return 0;
    }

    private static void RunScript(PowerShell shell)
    {
        try
        {
            foreach (var item in shell.Invoke())
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
    }
}
