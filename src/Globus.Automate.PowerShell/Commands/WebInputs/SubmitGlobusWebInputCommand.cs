using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Commands.WebInputs;

/// <summary>Answers a question that a run has asked.</summary>
[Cmdlet(VerbsLifecycle.Submit, "GlobusWebInput", SupportsShouldProcess = true)]
public sealed class SubmitGlobusWebInputCommand : ConnectedCommand
{
    /// <summary>The ids of the questions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("BlockingWebInputId")]
    public Guid[] WebInputId { get; set; } = [];

    /// <summary>The answer; for a selection the id of the option, which <c>Get-GlobusWebInput</c> shows under Options.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("OptionId")]
    [ValidateNotNullOrEmpty]
    public string Value { get; set; } = "";

    /// <inheritdoc/>
    protected override string NotFoundId => "WebInputNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(WebInputId, async id =>
    {
        if (ShouldProcess(id.ToString(), $"Answer '{Value}'"))
            await Client.WebInputs.RespondAsync(id, DocumentReader.ReadValue(Value), cancellationToken);
    });
}
