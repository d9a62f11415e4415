using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>An email that the email provider of an emulator stored instead of sending it.</summary>
public sealed class EmulatorMail
{
    internal EmulatorMail(JsonMap document)
    {
        ActionId = document.RequiredText("action_id");
        Time = document.Time("time") ?? default;
        Sender = document.Text("sender");
        Destination = [.. (document.Value("destination") as JsonList ?? []).OfType<string>()];
        Subject = document.RequiredText("subject");
        BodyMimeType = document.RequiredText("body_mimetype");
        Body = document.RequiredText("body");
    }

    /// <summary>The action that sent the email.</summary>
    public string ActionId { get; }

    /// <summary>The time on the clock of the emulator.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The sender; null if the action did not specify one.</summary>
    public string? Sender { get; }

    /// <summary>The recipients.</summary>
    public IReadOnlyList<string> Destination { get; }

    /// <summary>The subject, with the values of its variables.</summary>
    public string Subject { get; }

    /// <summary>The type of the body, such as <c>text/plain</c>.</summary>
    public string BodyMimeType { get; }

    /// <summary>The body, with the values of its variables.</summary>
    public string Body { get; }
}
