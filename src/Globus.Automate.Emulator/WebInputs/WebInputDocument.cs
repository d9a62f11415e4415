using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>Web inputs in the format of the service.</summary>
internal static class WebInputDocument
{
    public const string Open = "open";
    public const string Closed = "closed";

    /// <summary>The complete web input.</summary>
    public static JsonObject Of(WebInputRecord input, Caller caller)
    {
        var document = Begin(input, caller);
        document["input_schema"] = Schema(input.Question.Options);
        document["context"] = input.Question.Context.DeepClone();
        document["options"] = new JsonArray([.. input.Question.Options.Select(Show)]);
        document["roles"] = new JsonObject
        {
            ["viewer_urns"] = JsonText.ToArray(input.Question.ViewerUrns),
            ["respondent_urns"] = JsonText.ToArray(input.Question.RespondentUrns),
        };
        document["creator_urn"] = input.CreatorUrn;
        return End(document, input);
    }

    /// <summary>The document of a list item.</summary>
    public static JsonObject Summary(WebInputRecord input, Caller caller)
    {
        var document = Begin(input, caller);
        document["title"] = input.Title;
        return End(document, input);
    }

    private static JsonObject Begin(WebInputRecord input, Caller caller) =>
        new()
        {
            ["id"] = input.WebInputId.ToString("D"),
            ["status"] = input.IsOpen ? Open : Closed,
            ["user_roles"] = JsonText.ToArray(WebInputRoles.Of(input, caller)),
            ["input_type"] = "selection",
        };

    private static JsonObject End(JsonObject document, WebInputRecord input)
    {
        document["flow"] = new JsonObject { ["id"] = input.FlowId.ToString("D"), ["title"] = input.FlowTitle };
        document["run"] = new JsonObject { ["id"] = input.RunId.ToString("D"), ["label"] = input.RunLabel };
        document["created_timestamp"] = input.CreatedAt.ToWire();
        document["edited_timestamp"] = input.CreatedAt.ToWire();
        document["closed_timestamp"] = input.ClosedAt?.ToWire();
        return document;
    }

    private static JsonObject Schema(IReadOnlyList<WebInputOption> options) =>
        new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema",
            ["title"] = "Please select an option",
            ["type"] = "string",
            ["oneOf"] = new JsonArray([.. options.Select(option => Describe(option, "const", "title"))]),
        };

    private static JsonObject Show(WebInputOption option) => Describe(option, "option_id", "label");

    private static JsonObject Describe(WebInputOption option, string idName, string labelName) =>
        new()
        {
            [idName] = option.OptionId.ToString("D"),
            [labelName] = option.Label,
            ["description"] = option.Description,
        };
}
