using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Notification;

/// <summary>A stored email, which was not sent.</summary>
internal sealed record Mail
{
    public required string ActionId { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string? Sender { get; init; }

    public required IReadOnlyList<string> Destinations { get; init; }

    public required string Subject { get; init; }

    public required string MimeType { get; init; }

    public required string Body { get; init; }

    public JsonObject ToJson() =>
        new()
        {
            ["action_id"] = ActionId,
            ["time"] = SentAt.ToWire(),
            ["sender"] = Sender,
            ["destination"] = JsonText.ToArray(Destinations),
            ["subject"] = Subject,
            ["body_mimetype"] = MimeType,
            ["body"] = Body,
        };
}
