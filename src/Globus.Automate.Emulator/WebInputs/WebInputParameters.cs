using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Evaluation.Expressions;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>
/// Reads the parameters of a CreateWebInput state: in a definition, where computed members are skipped, and in a run
/// after evaluation.
/// </summary>
internal static class WebInputParameters
{
    private const string InputType = "Selection";

    public static WebInputQuestion Read(JsonRequestReader reader)
    {
        if (RequiredText(reader, "InputType") is { } type && type != InputType)
        {
            reader.ReportAt("InputType", $"Unknown input type '{type}'. Allowed types: {InputType}");
        }

        var context =
            Require(reader, "Context") && reader.Object("Context") is { } shown
                ? ReadContext(reader.Nested(shown, "Context"))
                : [];
        var options = ReadList(reader, "Options", ReadOption);
        var respondents = Require(reader, "RespondentUrns") ? ReadUrns(reader, "RespondentUrns") : [];
        var viewers = reader.IsComputed("ViewerUrns") ? [] : ReadUrns(reader, "ViewerUrns");
        Finish(reader);
        return new WebInputQuestion(context, options, respondents, viewers);
    }

    private static JsonObject ReadContext(JsonRequestReader reader)
    {
        var context = new JsonObject { ["title"] = RequiredText(reader, "Title") };
        switch (RequiredText(reader, "PresentationStyle"))
        {
            case "Table":
                context["presentation_style"] = "table";
                context["rows"] = new JsonArray([.. ReadList(reader, "Rows", ReadRow)]);
                break;
            case "Text":
                context["presentation_style"] = "text";
                context["text"] = RequiredText(reader, "Text");
                break;
            case null:
                Ignore(reader, "Rows", "Text");
                break;
            case var style:
                reader.ReportAt(
                    "PresentationStyle",
                    $"Unknown presentation style '{style}'. Allowed styles: Table, Text"
                );
                Ignore(reader, "Rows", "Text");
                break;
        }

        Finish(reader);
        return context;
    }

    private static JsonObject ReadRow(JsonRequestReader reader) =>
        new()
        {
            ["field"] = RequiredText(reader, "Field"),
            ["value"] = Require(reader, "Value") ? AsText(reader.Any("Value")) : null,
        };

    private static WebInputOption ReadOption(JsonRequestReader reader)
    {
        var value = Require(reader, "Value") ? reader.Any("Value") : null;
        var label = RequiredText(reader, "Label") ?? "";
        var description = reader.IsComputed("Description") ? null : reader.Text("Description");
        return new WebInputOption(Guid.Empty, value?.DeepClone(), label, description ?? "");
    }

    private static List<T> ReadList<T>(JsonRequestReader reader, string name, Func<JsonRequestReader, T> read)
    {
        var items = new List<T>();
        if (!Require(reader, name) || reader.List(name) is not { } list)
        {
            return items;
        }

        if (list.Count == 0)
        {
            reader.ReportAt(name, "ensure this value has at least 1 items");
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
            {
                var inner = reader.Nested(item, name, i);
                items.Add(read(inner));
                Finish(inner);
            }
            else
            {
                reader.ReportItem(name, i, "value is not a valid dict");
            }
        }

        return items;
    }

    private static IReadOnlyList<string> ReadUrns(JsonRequestReader reader, string name)
    {
        var urns = reader.Texts(name);
        if (urns is { Count: 0 } && name == "RespondentUrns")
        {
            reader.ReportAt(name, "ensure this value has at least 1 items");
        }

        for (var i = 0; i < (urns?.Count ?? 0); i++)
        {
            if (!Principals.IsUrn(urns![i]) && !Principals.IsMisspelledGroup(urns[i]))
            {
                reader.ReportItem(name, i, $"Unrecognized principal string: \"{urns[i]}\"");
            }
        }

        return urns ?? [];
    }

    /// <summary>Rows contain strings; a computed number is shown in its notation.</summary>
    private static string AsText(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String
            ? text.GetValue<string>()
            : value.ToText();

    private static string? RequiredText(JsonRequestReader reader, string name) =>
        Require(reader, name) ? reader.Text(name) : null;

    /// <summary>
    /// Whether the member exists and is readable; a computed member exists but is not readable in a definition.
    /// </summary>
    private static bool Require(JsonRequestReader reader, string name) =>
        !reader.IsComputed(name) && reader.Require(name);

    /// <summary>Skips members whose validity depends on an unknown value.</summary>
    private static void Ignore(JsonRequestReader reader, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            reader.IsComputed(name);
            reader.Any(name);
        }
    }

    private static void Finish(JsonRequestReader reader)
    {
        reader.Any(Template.PrivateKey);
        reader.RejectUnknown();
    }
}
