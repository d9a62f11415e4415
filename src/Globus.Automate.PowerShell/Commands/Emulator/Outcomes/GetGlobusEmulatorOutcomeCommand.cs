using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator.Control;

namespace Globus.Automate.PowerShell.Commands.Emulator.Outcomes;

/// <summary>Gets the outcomes of an emulator, in the order in which they apply.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusEmulatorOutcome")]
[OutputType(typeof(EmulatorOutcome))]
public sealed class GetGlobusEmulatorOutcomeCommand : EmulatorCommand
{
    /// <summary>The states whose outcomes to get; all outcomes by default.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    public string[]? StateName { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        foreach (var document in await Control.ListAsync("outcomes", query: null, cancellationToken))
        {
            var outcome = new EmulatorOutcome(document);
            if (StateName is null || StateName.Contains(outcome.StateName, StringComparer.Ordinal))
            {
                Write(outcome);
            }
        }
    }
}
