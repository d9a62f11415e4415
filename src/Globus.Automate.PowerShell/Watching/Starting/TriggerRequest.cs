using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Flows;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching.Starting;

/// <summary>Creates the requests that start runs, from the parameters of the command.</summary>
/// <param name="command">The command.</param>
internal sealed class TriggerRequest(PSCmdlet command)
{
    private const string BodyParameter = "Body";
    private const string LabelParameter = "Label";
    private const int LongestDefaultLabel = 64;

    /// <summary>The input: a document, or a script block that returns it; null for an empty object.</summary>
    public DocumentArgument? Body { get; init; }

    /// <summary>The label; null for the name of the file.</summary>
    public TextArgument? Label { get; init; }

    /// <summary>The tags, without that of the start.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The principals that may manage the runs, as URNs.</summary>
    public IReadOnlyList<string>? RunManagers { get; init; }

    /// <summary>The principals that may view the runs, as URNs.</summary>
    public IReadOnlyList<string>? RunMonitors { get; init; }

    /// <summary>Whether script blocks get a list.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Creates the request for one item or a batch, without the tag of the start.</summary>
    /// <exception cref="CommandException">A script block failed, or its output is not an input.</exception>
    public RunRequest Create(IReadOnlyList<FolderItem> items)
    {
        object input = IsBatch ? items.ToArray() : items[0];
        return new RunRequest
        {
            Body = ReadBody(input),
            Label = TextArgument.ReadText(Label, LabelParameter, input) ?? DefaultLabel(items),
            Tags = Tags,
            RunManagers = RunManagers,
            RunMonitors = RunMonitors,
        };
    }

    private JsonElement ReadBody(object input)
    {
        if (Body is null)
        {
            return EmptyJsonObject.Element;
        }

        if (PropertyReader.Unwrap(Body.Value) is not ScriptBlock script)
        {
            return command.ReadDocument(Body, BodyParameter, path: null)!.Json;
        }

        var output = InputScript.Run(script, BodyParameter, input);
        return output.Count == 1
            ? command.ReadDocument(new DocumentArgument(output[0]), BodyParameter, path: null)!.Json
            : throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"The script block of -Body returned {output.Count} objects. An input is one object.",
                "Return one dictionary, one object or one JSON text from the script block."
            );
    }

    private static string DefaultLabel(IReadOnlyList<FolderItem> items)
    {
        var others =
            items.Count == 1 ? "" : string.Format(CultureInfo.InvariantCulture, " and {0} more", items.Count - 1);
        var name = items[0].Name;
        var longest = LongestDefaultLabel - others.Length;
        if (name.Length > longest)
        {
            name = name.Substring(0, char.IsHighSurrogate(name[longest - 1]) ? longest - 1 : longest);
        }

        return name + others;
    }
}
