using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The value of <c>$._context</c>. <c>action_id</c> is the older name of <c>run_id</c>.</summary>
internal static class RunContext
{
    public static JsonObject Of(FlowRecord flow, Guid runId, Caller caller) =>
        new()
        {
            ["flow_id"] = flow.FlowId.ToString("D"),
            ["run_id"] = runId.ToString("D"),
            ["action_id"] = runId.ToString("D"),
            ["username"] = caller.Identity.Username,
            ["email"] = caller.Identity.Email,
            ["user_id"] = caller.Urn,
            ["identities"] = new JsonArray(caller.Urn),
            ["token_info"] = new JsonObject
            {
                ["exp"] = caller.Token.ExpiresAt.ToUnixTimeSeconds(),
                ["iat"] = caller.Token.IssuedAt.ToUnixTimeSeconds(),
                ["nbf"] = caller.Token.IssuedAt.ToUnixTimeSeconds(),
            },
        };
}
