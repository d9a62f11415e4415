using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Emulator;
using Globus.Automate.PowerShell.Emulator.Control;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands;

/// <summary>The base class of cmdlets that control an emulator.</summary>
public abstract class EmulatorCommand : AsyncCommand
{
    private EmulatorControl? _control;

    /// <summary>
    /// The emulator; by default the emulator of the context, otherwise the emulator that
    /// <c>Connect-Globus -Emulator</c> would select.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public EmulatorInstance? Emulator { get; set; }

    /// <summary>The control interface of the emulator.</summary>
    private protected EmulatorControl Control => _control ??= EmulatorControl.At(FindAddress());

    /// <summary>Whether the command deletes data that the user of another emulator may need.</summary>
    private protected virtual bool DeletesState => false;

    /// <summary>The context whose emulator is used; by default the current context.</summary>
    private protected virtual GlobusContext? EmulatorContext => RunspaceContexts.Current.CurrentContext;

    private Uri FindAddress()
    {
        var known = Emulator?.Address ?? ConnectedAddress ?? EmulatorAccount.FindOwn()?.Address;
        if (known is not null)
        {
            return known;
        }

        // Another process may need the data of the emulator.
        var found = EmulatorAccount.Find().Address;
        var problem = $"This runspace did not start the emulator at {found} and is not connected to it.";
        var line = $"Connect-Globus -Emulator -Port {found.Port}";
        if (DeletesState)
        {
            throw new CommandException("EmulatorNotSelected", ErrorCategory.InvalidOperation, problem, line);
        }

        WriteWarning($"{problem} The command uses it. To select it, run: {line}");
        return found;
    }

    private Uri? ConnectedAddress =>
        EmulatorContext is { IsClosed: false, Settings.IsEmulator: true } context ? context.FlowsAddress : null;
}
