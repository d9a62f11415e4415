using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>An error response of a provider instead of a status; <paramref name="Document"/> is JSON.</summary>
internal sealed record ActionErrorResponse(int Status, string Document)
{
    public string ToText() => new JsonObject { ["status"] = Status, ["document"] = JsonText.Parse(Document) }.ToText();

    public static ActionErrorResponse Parse(string text)
    {
        var json = JsonText.ParseObject(text);
        return new ActionErrorResponse(json["status"]!.GetValue<int>(), json["document"].ToText());
    }
}
