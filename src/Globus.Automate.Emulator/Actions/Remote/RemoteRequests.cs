using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>Creates requests to a provider, in either set of routes.</summary>
internal static class RemoteRequests
{
    /// <summary>The next request for the action: start, resume or status.</summary>
    public static HttpRequestMessage Next(PendingAction pending, string url, RouteStyle style) =>
        pending.ActionId is null ? Start(pending, url, style)
        : pending.IsResumed ? new HttpRequestMessage(HttpMethod.Post, Operation(url, style, pending.ActionId, "resume"))
        : new HttpRequestMessage(
            HttpMethod.Get,
            style == RouteStyle.Newer
                ? Below(url, $"actions/{Escape(pending.ActionId)}")
                : Operation(url, style, pending.ActionId, "status")
        );

    public static HttpRequestMessage Cancel(string actionId, string url, RouteStyle style) =>
        new(HttpMethod.Post, Operation(url, style, actionId, "cancel"));

    private static HttpRequestMessage Start(PendingAction pending, string url, RouteStyle style)
    {
        var asked = ActionRequest.Of(pending);
        var body = new JsonObject { ["request_id"] = asked.RequestId, ["body"] = asked.Body.DeepClone() };
        body["manage_by"] = JsonText.ToArray(asked.ManageBy);
        body["monitor_by"] = JsonText.ToArray(asked.MonitorBy);
        if (asked.Label is not null)
        {
            body["label"] = asked.Label;
        }

        return new HttpRequestMessage(HttpMethod.Post, Below(url, style == RouteStyle.Newer ? "actions" : "run"))
        {
            Content = new StringContent(body.ToText(), Encoding.UTF8, "application/json"),
        };
    }

    private static Uri Operation(string url, RouteStyle style, string actionId, string operation) =>
        Below(url, $"{(style == RouteStyle.Newer ? "actions/" : "")}{Escape(actionId)}/{operation}");

    private static Uri Below(string url, string path) => new($"{url.TrimEnd('/')}/{path}");

    private static string Escape(string actionId) => Uri.EscapeDataString(actionId);
}
