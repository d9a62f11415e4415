using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Runs.Restart;

/// <summary>
/// Determines the input of runs that are started again: the previous input, the output of a script block for which it
/// is <c>$_</c>, or another document.
/// </summary>
internal sealed class RestartInput
{
    private const string Parameter = "Body";

    private static readonly Regex SimplePath = new(@"^\$(\.\w+|\[\d+\])+$", RegexOptions.CultureInvariant);

    private readonly PSCmdlet _command;
    private readonly string? _contextName;
    private readonly ScriptBlock? _script;
    private readonly JsonElement? _document;

    /// <summary>Reads a document, so that an invalid one is an error before any request.</summary>
    /// <param name="command">The command.</param>
    /// <param name="body">The value of the parameter; null to use the previous input.</param>
    /// <param name="contextName">The context name for recommended lines; null to omit it.</param>
    /// <exception cref="CommandException">The document is not a JSON object.</exception>
    public RestartInput(PSCmdlet command, DocumentArgument? body, string? contextName)
    {
        (_command, _contextName) = (command, contextName);
        _script = PropertyReader.Unwrap(body?.Value) as ScriptBlock;
        _document = _script is null ? command.ReadDocument(body, Parameter, path: null)?.Json : null;
    }

    /// <summary>Returns the input.</summary>
    /// <param name="source">The input and the definition of the previous run.</param>
    /// <exception cref="CommandException">
    /// The previous input is required and unknown, a value of it is hidden, or the script block failed.
    /// </exception>
    public JsonElement Read(RestartSource source)
    {
        if (_document is { } document)
        {
            return document;
        }

        var previous =
            source.Input is { } known && !HiddenInput.IsOmitted(known) ? known : throw InputMissing(source.Run.RunId);
        var input = _script is { } script ? Run(script, previous) : previous.ToJsonElement();
        var hidden = HiddenInput.Find(JsonMap.Parse(input.GetRawText()), source.Definition);
        return hidden.Count == 0 ? input : throw InputHidden(source.Run.RunId, hidden);
    }

    // A script block without output has changed the input.
    private JsonElement Run(ScriptBlock script, JsonMap input)
    {
        var output = InputScript.Run(script, Parameter, input);
        return output.Count switch
        {
            0 => input.ToJsonElement(),
            1 => _command.ReadDocument(new DocumentArgument(output[0]), Parameter, path: null)!.Json,
            var count => throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"The script block of -Body returned {count} objects. An input is one object.",
                "Return one dictionary, one object or one JSON text from the script block."
            ),
        };
    }

    private CommandException InputMissing(Guid runId) =>
        new(
            "RunInputMissing",
            ErrorCategory.ObjectNotFound,
            $"The log of the run {runId} does not contain the input of the run.",
            $"Restart-GlobusRun {runId} -Body '<input>'{QuotedText.Parameter("-Context", _contextName)}"
        );

    private CommandException InputHidden(Guid runId, IReadOnlyList<string> paths)
    {
        var path = string.Join(", ", paths);
        return new CommandException(
            "PrivateInputHidden",
            ErrorCategory.InvalidData,
            $"The input of the run {runId} has private values that its log does not contain: {path}. They cannot be "
                + "sent again.",
            paths.All(SimplePath.IsMatch)
                ? $"Restart-GlobusRun {runId} -Body {{ {string.Join("; ", paths.Select(Assignment))} }}"
                    + QuotedText.Parameter("-Context", _contextName)
                : $"Run Restart-GlobusRun {runId} with a script block for -Body that sets these values of $_."
        );
    }

    private static string Assignment(string path) => $"$_{path.Substring(1)} = '<value>'";
}
