using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Runs.Restart;

/// <summary>The input of a run that is started again.</summary>
internal static class RestartInput
{
    private const string Parameter = "Body";

    private static readonly Regex SimplePath = new(@"^\$(\.\w+|\[\d+\])+$", RegexOptions.CultureInvariant);

    /// <summary>
    /// Returns the input: the previous one, the output of a script block for which it is <c>$_</c>, or another
    /// document.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="source">What the run was started with.</param>
    /// <param name="body">The value of the parameter; null to use the previous input.</param>
    /// <exception cref="CommandException">
    /// The previous input is required and unknown, a value of it is hidden, or the script block failed.
    /// </exception>
    public static JsonElement Read(PSCmdlet command, RestartSource source, DocumentArgument? body)
    {
        if (body is not null && PropertyReader.Unwrap(body.Value) is not ScriptBlock)
        {
            return command.ReadDocument(body, Parameter, path: null)!.Json;
        }

        var previous =
            source.Input is { } known && !HiddenInput.IsOmitted(known) ? known : throw InputMissing(source.Run.RunId);
        var input = PropertyReader.Unwrap(body?.Value) is ScriptBlock script
            ? Run(command, script, previous)
            : previous.ToJsonElement();
        var hidden = HiddenInput.Find(JsonMap.Parse(input.GetRawText()), source.Definition);
        return hidden.Count == 0 ? input : throw InputHidden(source.Run.RunId, hidden);
    }

    // A script block without output has changed the input.
    private static JsonElement Run(PSCmdlet command, ScriptBlock script, JsonMap input)
    {
        var output = InputScript.Run(script, Parameter, input);
        return output.Count switch
        {
            0 => input.ToJsonElement(),
            1 => command.ReadDocument(new DocumentArgument(output[0]), Parameter, path: null)!.Json,
            var count => throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"The script block of -Body returned {count} objects. An input is one object.",
                "Return one dictionary, one object or one JSON text from the script block."
            ),
        };
    }

    private static CommandException InputMissing(Guid runId) =>
        new(
            "RunInputMissing",
            ErrorCategory.ObjectNotFound,
            $"The log of the run {runId} does not contain the input of the run.",
            $"Restart-GlobusRun {runId} -Body '<input>'"
        );

    private static CommandException InputHidden(Guid runId, IReadOnlyList<string> paths)
    {
        var path = string.Join(", ", paths);
        return new CommandException(
            "PrivateInputHidden",
            ErrorCategory.InvalidData,
            $"The input of the run {runId} has private values that its log does not contain: {path}. They cannot be "
                + "sent again.",
            paths.All(SimplePath.IsMatch)
                ? $"Restart-GlobusRun {runId} -Body {{ {string.Join("; ", paths.Select(Assignment))} }}"
                : $"Run Restart-GlobusRun {runId} with a script block for -Body that sets these values of $_."
        );
    }

    private static string Assignment(string path) => $"$_{path.Substring(1)} = '<value>'";
}
