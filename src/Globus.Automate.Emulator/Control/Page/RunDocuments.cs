using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The documents of a run to copy: its input, output and definition, and a command that starts it.</summary>
internal sealed class RunDocuments(DefinitionStore definitions)
{
    public JsonObject Of(RunRecord run)
    {
        var input = Redaction.HideTexts(JsonText.Parse(run.Input));
        return new JsonObject
        {
            ["input"] = input,
            ["output"] =
                run.Status == RunStatus.Succeeded
                    ? Redaction.HideTexts(JsonText.Parse(PrivateValues.Hide(run.Document)))
                    : null,
            ["definition"] = PrivateValues.WithoutPrivateParameters(
                JsonText.Parse(definitions.Get(run.DefinitionId).Definition)
            ),
            ["command"] = $"Start-GlobusFlowRun {run.FlowId:D} -Body '{Escape(input.ToText())}'",
        };
    }

    /// <summary>PowerShell treats typographic quotation marks like the straight one.</summary>
    private static string Escape(string text) =>
        string.Concat(
            text.Select(character =>
                character is '\'' or (>= '\u2018' and <= '\u201b') ? $"{character}{character}" : $"{character}"
            )
        );
}
