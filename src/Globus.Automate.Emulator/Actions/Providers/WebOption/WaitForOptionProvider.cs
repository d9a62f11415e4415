using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.WebOption;

/// <summary>Waits until a user opens the address of one of its options.</summary>
internal sealed class WaitForOptionProvider : IActionProvider
{
    private const string InputSchema = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["options"],
          "properties": {
            "options": {
              "type": "array",
              "minItems": 1,
              "maxItems": 100,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name", "url_suffix", "completed_message"],
                "properties": {
                  "name": {"type": "string", "minLength": 1},
                  "url_suffix": {"$ref": "#/definitions/suffix"},
                  "description": {"type": "string"},
                  "completed_message": {"type": "string"},
                  "selectable_by": {"$ref": "#/definitions/principals"}
                }
              }
            },
            "landing_page": {
              "type": "object",
              "additionalProperties": false,
              "required": ["url_suffix"],
              "properties": {
                "url_suffix": {"$ref": "#/definitions/suffix"},
                "display_options_as": {"enum": ["link", "button"]},
                "header_background": {"type": "string"},
                "header_icon_link": {"type": "string"},
                "header_icon_url": {"type": "string"},
                "header_text": {"type": "string"},
                "include_text_input_form": {"type": "boolean"},
                "page_title": {"type": "string"},
                "preamble_text": {"type": "string"},
                "selectable_by": {"$ref": "#/definitions/principals"},
                "text_input_form_prompt": {"type": "string"}
              }
            }
          },
          "definitions": {
            "suffix": {"type": "string", "pattern": "^[A-Za-z0-9_.~-]{1,128}$"},
            "principals": {"type": "array", "items": {"type": "string"}}
          }
        }
        """;

    public string Name => "weboption/wait_for_option";

    public IReadOnlyList<string> HostedUrls { get; } = HostedUrl.OnActions("weboption/wait_for_option");

    public ProviderDescription Description { get; } =
        new()
        {
            Title = "Wait for Option",
            Subtitle = "Wait until a user opens one of several web addresses",
            Scope = KnownScopes.ActionsPrefix + "weboption_wait_for_option",
            InputSchema = InputSchema,
        };

    public ActionProgress Advance(ActionContext context) => context.Action.Progress;

    /// <summary>The progress of the action after an option was chosen.</summary>
    public static ActionProgress Chosen(WebChoice option, IQueryCollection query)
    {
        var parameters = new JsonObject(
            query.Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)parameter.Value.ToString()))
        );
        return ActionProgress.Of(
            ActionStatus.Succeeded,
            new JsonObject
            {
                ["name"] = option.Name,
                ["url_suffix"] = option.Suffix,
                ["parameters"] = parameters,
            }.ToText()
        );
    }
}
