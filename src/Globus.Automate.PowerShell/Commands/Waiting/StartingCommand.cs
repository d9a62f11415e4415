using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Waiting;

namespace Globus.Automate.PowerShell.Commands.Waiting;

/// <summary>
/// A cmdlet that starts things: one after the other or some at once, and waits for their end where that is wanted.
/// </summary>
public abstract class StartingCommand : WaitingCommand
{
    /// <summary>How many starts may be on the way at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Waits for what was started, all together, and writes each as it ends.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    private protected override WaitOptions Options => base.Options with { HasContact = true, WritesLost = true };

    // What was started must come out: it is waited for, or on its way, whatever the next start meets.
    private protected override bool Ends(Exception failure) => !Wait && ThrottleLimit == 1 && base.Ends(failure);
}
