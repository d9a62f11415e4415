using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator.Control;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Emulator.Clock;

/// <summary>Freezes or releases the clock of an emulator, or changes its speed.</summary>
[Cmdlet(VerbsCommon.Set, "GlobusEmulatorClock", SupportsShouldProcess = true)]
[OutputType(typeof(EmulatorClock))]
public sealed class SetGlobusEmulatorClockCommand : EmulatorCommand
{
    /// <summary>Freezes the clock, or releases it with <c>-Frozen:$false</c>.</summary>
    [Parameter]
    public SwitchParameter Frozen { get; set; }

    /// <summary>The speed of the clock, relative to real time.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000.0)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public double? TimeScale { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var change = new Dictionary<string, object>(StringComparer.Ordinal);
        if (IsOnCommandLine(nameof(Frozen)))
        {
            change["frozen"] = Frozen.IsPresent;
        }

        if (TimeScale is { } scale)
        {
            change["scale"] = scale;
        }

        if (change.Count == 0)
        {
            throw new CommandException(
                "NothingToChange",
                ErrorCategory.InvalidArgument,
                "No change of the clock is specified.",
                "Specify -Frozen or -TimeScale. Step-GlobusEmulatorClock moves the clock."
            );
        }

        if (ShouldProcess("clock", "Set clock of emulator"))
        {
            Write(new EmulatorClock(await Control.PostAsync("clock", change, cancellationToken)));
        }
    }
}
