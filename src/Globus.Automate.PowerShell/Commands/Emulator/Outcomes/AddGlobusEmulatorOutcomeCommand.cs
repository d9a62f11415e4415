using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator.Control;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Emulator.Outcomes;

/// <summary>Adds an outcome: the result of actions, which replaces their provider.</summary>
[Cmdlet(VerbsCommon.Add, "GlobusEmulatorOutcome", SupportsShouldProcess = true, DefaultParameterSetName = StatusSet)]
[OutputType(typeof(EmulatorOutcome))]
public sealed class AddGlobusEmulatorOutcomeCommand : EmulatorCommand
{
    private const string StatusSet = "Status";
    private const string ComputeSet = "ComputeResult";
    private const string HttpSet = "HttpStatus";
    private const string StepSet = "Step";

    /// <summary>The state whose actions to affect; all states by default.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    public string? StateName { get; set; }

    /// <summary>The address of the provider to replace, in which * matches any text; any provider by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ActionUrlCompleter))]
    public string? ActionUrl { get; set; }

    /// <summary>The flow whose actions to affect; all flows by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [FlowTransformation(IsSingle = true)]
    [ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference? FlowId { get; set; }

    /// <summary>The visit of the state in a run to affect, from 1; all visits by default.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? Attempt { get; set; }

    /// <summary>The number of actions to affect; no limit by default.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? Times { get; set; }

    /// <summary>How long the action is ACTIVE before: a time span, or a text such as <c>00:10:00</c>.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [Parameter(ParameterSetName = ComputeSet)]
    [Parameter(ParameterSetName = HttpSet)]
    [DurationTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TimeSpan? After { get; set; }

    /// <summary>The status of the action; SUCCEEDED by default.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ValidateSet("SUCCEEDED", "FAILED", "INACTIVE", "ACTIVE")]
    public string Status { get; set; } = "SUCCEEDED";

    /// <summary>The details of the status: a dictionary, an object, or a text.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public object? Details { get; set; }

    /// <summary>The results of the tasks of an action of Globus Compute, in order.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ComputeSet)]
    [AllowNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public object?[]? ComputeResult { get; set; }

    /// <summary>The HTTP status with which the provider responds, 400 to 599.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HttpSet)]
    [ValidateRange(400, 599)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int HttpStatus { get; set; }

    /// <summary>
    /// The steps of the action, in order: dictionaries with Status, Details, ComputeResult, DisplayStatus, HttpStatus,
    /// Body or Silent, and After or Responses.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = StepSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public object[] Step { get; set; } = [];

    /// <inheritdoc/>
    protected override string NotFoundId => "OutcomeNotFound";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (StateName is null && ActionUrl is null && FlowId is null)
        {
            throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                "The outcome does not specify which actions to affect.",
                "Specify -StateName, -ActionUrl or -FlowId."
            );
        }

        var outcome = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["state"] = StateName,
            ["url"] = ActionUrl,
            ["flow_id"] = FlowId?.FlowId,
            ["attempt"] = Attempt,
            ["times"] = Times,
            ["steps"] = OutcomeSteps.Create(ParameterSetName == StepSet ? Step : [SingleStep()]),
        };
        var document = DocumentReader.ReadValue(outcome);
        if (ShouldProcess(StateName ?? ActionUrl ?? FlowId!.DisplayName, "Add outcome to emulator"))
        {
            Write(new EmulatorOutcome(await Control.PostAsync("outcomes", document, cancellationToken)));
        }
    }

    private Dictionary<string, object?> SingleStep()
    {
        var step = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            [OutcomeSteps.After] = After,
            [nameof(HttpStatus)] = ParameterSetName == HttpSet ? HttpStatus : null,
            [nameof(Status)] = ParameterSetName == HttpSet ? null : Status,
            [nameof(Details)] = Details is null ? null : DocumentReader.ReadValue(Details),
        };
        if (ParameterSetName == ComputeSet)
        {
            // PowerShell binds $null as no list; the function returned null.
            step[nameof(ComputeResult)] = DocumentReader.ReadValue(ComputeResult ?? [null]);
        }

        return step;
    }
}
