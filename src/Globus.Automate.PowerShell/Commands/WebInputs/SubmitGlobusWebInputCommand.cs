using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.WebInputs;

/// <summary>
/// Responds to web inputs after the last input object, because each response changes the list that the input may come
/// from.
/// </summary>
[Cmdlet(VerbsLifecycle.Submit, "GlobusWebInput", DefaultParameterSetName = OptionSet, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SubmitGlobusWebInputCommand : ConnectedCommand
{
    private const string OptionSet = "Option";
    private const string ValueSet = "Value";

    private readonly List<WebInputReference> _questions = [];

    /// <summary>The web inputs: ids, web input objects, or runs that are waiting for one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BlockingWebInputId")]
    [ValidateNotNull]
    [WebInputTransformation]
    [ArgumentCompleter(typeof(WebInputIdCompleter))]
    public WebInputReference[] WebInputId { get; set; } = [];

    /// <summary>The option to select: its label or its id. The label is looked up in each web input.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OptionSet)]
    [Alias("OptionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WebInputOptionCompleter))]
    public string Option { get; set; } = "";

    /// <summary>The response value, for web inputs that are not selections.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ValueSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public object? Value { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "WebInputNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _questions.AddRange(WebInputId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_questions, async question =>
        {
            var id = question.WebInputId;
            if (!ShouldProcess(id.ToString(), $"Submit '{(ParameterSetName == ValueSet ? Value : Option)}'"))
            {
                return;
            }

            var response = ParameterSetName == ValueSet ? Value : await OptionIdAsync(id, cancellationToken);
            await Client.WebInputs.RespondAsync(id, DocumentReader.ReadValue(response), cancellationToken);
        });

    private async Task<string> OptionIdAsync(Guid id, CancellationToken cancellationToken) =>
        Guid.TryParse(Option, out _)
            ? Option
            : FindOption(await Client.WebInputs.GetAsync(id, cancellationToken)).OptionId;

    private WebInputOption FindOption(WebInput question)
    {
        var exact = question.Options.Where(option => option.Label == Option).ToList();
        var found =
            exact.Count > 0
                ? exact
                :
                [
                    .. question.Options.Where(option =>
                        string.Equals(option.Label, Option, StringComparison.OrdinalIgnoreCase)
                    ),
                ];
        return found.Count == 1
            ? found[0]
            : throw new CommandException(
                "OptionNotFound",
                ErrorCategory.InvalidArgument,
                $"The web input '{question.Title}' has {(found.Count == 0 ? "no option" : $"{found.Count} options")} "
                    + $"'{Option}'. Its options are "
                    + $"{string.Join(", ", question.Options.Select(option => $"'{option.Label}'"))}.",
                $"Get-GlobusWebInput {question.WebInputId} | ForEach-Object Options"
            );
    }
}
