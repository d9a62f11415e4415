using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Globus.Automate.Quickstart;

/// <summary>Runs one script with its output, errors and progress on the console.</summary>
internal sealed class ScriptRunner
{
    private readonly ConsoleHost _host = new();

    /// <summary>Runs the script.</summary>
    /// <returns>The exit code: 0, or 1 when the script wrote an error or broke off.</returns>
    public int Run(string script)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        using var runspace = RunspaceFactory.CreateRunspace(_host, state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand(script).AddCommand("Out-Default");
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            shell.BeginStop(null, null);
        };
        return Invoke(shell);
    }

    private int Invoke(PowerShell shell)
    {
        try
        {
            shell.Invoke();
            return shell.HadErrors ? 1 : 0;
        }
        catch (RuntimeException exception)
        {
            _host.UI.WriteErrorLine(exception.ErrorRecord.ErrorDetails?.Message ?? exception.Message);
            if (exception.ErrorRecord.ErrorDetails?.RecommendedAction is { Length: > 0 } action)
            {
                _host.UI.WriteErrorLine("What to do: " + action);
            }

            return 1;
        }
    }
}
