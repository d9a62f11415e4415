using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator.Control;

namespace Globus.Automate.PowerShell.Commands.Emulator.Records;

/// <summary>Gets the emails that flows sent in an emulator, the oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusEmulatorMail")]
[OutputType(typeof(EmulatorMail))]
public sealed class GetGlobusEmulatorMailCommand : EmulatorCommand
{
    /// <summary>The number of emails to get, from the end; all by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? Last { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var mails = await Control.ListAsync("mails", query: null, cancellationToken);
        foreach (var mail in mails.Skip(Math.Max(0, mails.Count - (Last ?? mails.Count))))
        {
            Write(new EmulatorMail(mail));
        }
    }
}
