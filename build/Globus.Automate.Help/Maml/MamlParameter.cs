using System.Globalization;
using System.Xml.Linq;
using Globus.Automate.Help.Pages;
using static Globus.Automate.Help.Maml.MamlNames;

namespace Globus.Automate.Help.Maml;

/// <summary>The MAML of a parameter.</summary>
internal static class MamlParameter
{
    /// <summary>The element, as it is in a parameter set or in general.</summary>
    public static XElement Of(CommandParameter parameter, string? set = null) =>
        new(
            Command + "parameter",
            new XAttribute(
                "required",
                parameter.Facts.IsRequired || (set is not null && parameter.Facts.RequiredIn.Contains(set))
            ),
            new XAttribute("variableLength", true),
            new XAttribute("globbing", parameter.Facts.AcceptsWildcards),
            new XAttribute("pipelineInput", PipelineInput(parameter.Facts)),
            new XAttribute("position", parameter.Facts.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute(
                "aliases",
                parameter.Facts.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Facts.Aliases)
            ),
            new XElement(Content + "name", parameter.Name),
            Texts(
                Content + "description",
                MamlText.Paragraphs(parameter.Description).Concat(AcceptedValuesText(parameter.Facts))
            ),
            AcceptedValues(parameter.Facts),
            parameter.IsSwitch ? null : Value(parameter.Facts.Type),
            new XElement(Dev + "type", new XElement(Content + "name", parameter.Facts.Type)),
            new XElement(Dev + "defaultValue", parameter.Facts.Default)
        );

    private static string PipelineInput(ParameterFacts facts) =>
        facts.PipelineInput.Count == 0 ? "False" : $"True ({string.Join(", ", facts.PipelineInput)})";

    // Get-Help shows the values in the syntax only.
    private static IEnumerable<string> AcceptedValuesText(ParameterFacts facts) =>
        facts.AcceptedValues.Count == 0 ? [] : [$"Accepted values: {string.Join(", ", facts.AcceptedValues)}."];

    private static XElement? AcceptedValues(ParameterFacts facts) =>
        facts.AcceptedValues.Count == 0
            ? null
            : new XElement(Command + "parameterValueGroup", facts.AcceptedValues.Select(Value));

    private static XElement Value(string text) =>
        new(
            Command + "parameterValue",
            new XAttribute("required", true),
            new XAttribute("variableLength", false),
            text
        );
}
