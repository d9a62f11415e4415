using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator;
using Globus.Automate.PowerShell.Emulator.Control;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands;

/// <summary>The base class of cmdlets that control an emulator.</summary>
public abstract class EmulatorCommand : AsyncCommand
{
    private EmulatorControl? _control;

    /// <summary>The emulator; the emulator of <c>Connect-Globus -Emulator</c> by default.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public EmulatorInstance? Emulator { get; set; }

    /// <summary>The control interface of the emulator.</summary>
    private protected EmulatorControl Control =>
        _control ??= EmulatorControl.At(Emulator?.Address ?? EmulatorAccount.Find().Address);
}
