using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions;

/// <summary>A request to start an action.</summary>
internal sealed record ActionRequest(
    string RequestId,
    JsonObject Body,
    string? Label,
    IReadOnlyList<string> ManageBy,
    IReadOnlyList<string> MonitorBy,
    string? ReleaseAfter,
    DateTimeOffset? Deadline
)
{
    public static ActionRequest Of(PendingAction pending) =>
        new(
            pending.RequestId,
            pending.Body,
            pending.Label,
            pending.ManageBy,
            pending.MonitorBy,
            ReleaseAfter: null,
            Deadline: null
        );

    /// <summary>A hash of everything except the request_id; it distinguishes a retry from another request.</summary>
    public string Digest()
    {
        var content = new JsonObject
        {
            ["body"] = Body.DeepClone(),
            ["label"] = Label,
            ["manage_by"] = JsonText.ToArray(ManageBy),
            ["monitor_by"] = JsonText.ToArray(MonitorBy),
            ["release_after"] = ReleaseAfter,
            ["deadline"] = Deadline?.ToWire(),
        };
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToText())));
    }
}
