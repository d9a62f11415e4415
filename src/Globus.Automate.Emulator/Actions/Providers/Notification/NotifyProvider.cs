using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Notification;

/// <summary>Stores emails instead of sending them. Credentials are not stored.</summary>
internal sealed class NotifyProvider(MailStore mails) : IActionProvider
{
    private const string Credentials = "send_credentials";

    private const string InputSchema = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["body_template", "destination", "subject"],
          "properties": {
            "body_mimetype": {"enum": ["text/plain", "text/html"]},
            "body_template": {"type": "string"},
            "body_variables": {"type": "object"},
            "destination": {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "minItems": 1,
                "items": {"type": "string"}}]},
            "notification_method": {"enum": ["any", "email"]},
            "notification_priority": {"enum": ["high", "low"]},
            "send_credentials": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["credential_type", "credential_value"],
                "properties": {
                  "credential_type": {"enum": ["smtp", "ses"]},
                  "credential_method": {"enum": ["email"]},
                  "credential_value": {"type": "object"}
                }
              }
            },
            "sender": {"type": "string"},
            "subject": {"type": "string"}
          }
        }
        """;

    public string Name => "notification/notify";

    public IReadOnlyList<string> HostedUrls { get; } = HostedUrl.OnActions("notification/notify");

    public ProviderDescription Description { get; } =
        new()
        {
            Title = "Notification",
            Subtitle = "Send an email",
            Scope = KnownScopes.ActionsPrefix + "notification_notify",
            InputSchema = InputSchema,
            IsSynchronous = true,
        };

    public JsonObject Redact(JsonObject body)
    {
        if (!body.ContainsKey(Credentials))
        {
            return body;
        }

        var shown = body.DeepClone().AsObject();
        foreach (var credential in shown[Credentials]!.AsArray())
        {
            credential!["credential_value"] = "***";
        }

        return shown;
    }

    public ActionProgress Advance(ActionContext context)
    {
        if (context.Event != ActionEvent.Started)
        {
            return context.Action.Progress;
        }

        var body = context.Body;
        var variables = body["body_variables"] as JsonObject ?? [];
        mails.Add(
            new Mail
            {
                ActionId = context.Action.ActionId,
                SentAt = context.Now,
                Sender = body["sender"]?.GetValue<string>(),
                Destinations = body["destination"] is JsonArray list
                    ? [.. list.Select(item => item!.GetValue<string>())]
                    : [body["destination"]!.GetValue<string>()],
                Subject = body["subject"]!.GetValue<string>(),
                MimeType = body["body_mimetype"]?.GetValue<string>() ?? "text/plain",
                Body = MailTemplate.Fill(body["body_template"]!.GetValue<string>(), variables),
            }
        );
        return ActionProgress.Of(
            ActionStatus.Succeeded,
            new JsonObject { ["message"] = "The emulator stored the email and did not send it" }.ToText()
        );
    }
}
