using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Text;

/// <summary>Runs a script block argument with the input object as <c>$_</c>.</summary>
internal static class InputScript
{
    /// <summary>Returns the output of the script block.</summary>
    /// <param name="script">The script block.</param>
    /// <param name="parameter">The parameter's name, for messages.</param>
    /// <param name="input">The input object.</param>
    /// <exception cref="CommandException">The script block failed.</exception>
    public static IReadOnlyList<PSObject?> Run(ScriptBlock script, string parameter, object? input)
    {
        // The script block must not use the command's synchronization context: a script that blocks on a task would
        // wait for the thread that it blocks.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return script.InvokeWithContext(null, [new PSVariable("_", input)]);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"The script block of -{parameter} failed: {exception.Message}",
                $"Correct the script block of -{parameter}.",
                exception
            )
            {
                Target = input,
            };
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
