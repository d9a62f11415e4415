using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Flows;

/// <summary>A flow in the format of the service. Only administrators see the roles of others.</summary>
internal static class FlowDocument
{
    public static JsonObject Of(FlowRecord flow, Caller caller, string address)
    {
        var access = FlowAccess.Of(flow, caller);
        var id = flow.FlowId.ToString("D");
        var url = $"{address}/flows/{id}";
        JsonArray Shown(IReadOnlyList<string> principals) => JsonText.ToArray(access.MayAdminister ? principals : []);
        return new JsonObject
        {
            ["id"] = id,
            ["title"] = flow.Title,
            ["subtitle"] = flow.Subtitle,
            ["description"] = flow.Description,
            ["keywords"] = JsonText.ToArray(flow.Keywords),
            ["definition"] = ShowDefinition(flow, access),
            ["input_schema"] = JsonText.Parse(flow.InputSchema),
            ["globus_auth_scope"] = KnownScopes.OfFlow(flow.FlowId),
            ["synchronous"] = false,
            ["log_supported"] = true,
            ["types"] = new JsonArray("Action"),
            ["api_version"] = "1.0",
            ["principal_urn"] = Identity.ToUrn(flow.FlowId),
            ["globus_auth_username"] = $"{id}@clients.auth.globus.org",
            ["created_at"] = flow.CreatedAt.ToWire(),
            ["updated_at"] = flow.UpdatedAt.ToWire(),
            ["user_role"] = access.RoleNames.FirstOrDefault(),
            ["user_roles"] = JsonText.ToArray(access.RoleNames),
            ["created_by"] = flow.CreatedBy,
            ["visible_to"] = Shown(flow.FlowViewers),
            ["runnable_by"] = Shown(flow.FlowStarters),
            ["administered_by"] = Shown(flow.FlowAdministrators),
            ["action_url"] = url,
            ["flow_url"] = url,
            ["flow_owner"] = flow.FlowOwner,
            ["flow_viewers"] = Shown(flow.FlowViewers),
            ["flow_starters"] = Shown(flow.FlowStarters),
            ["flow_administrators"] = Shown(flow.FlowAdministrators),
            ["run_managers"] = Shown(flow.RunManagers),
            ["run_monitors"] = Shown(flow.RunMonitors),
            ["subscription_id"] = flow.SubscriptionId,
            ["authentication_policy_id"] = flow.AuthenticationPolicyId,
            ["is_high_assurance"] = flow.AuthenticationPolicyId is not null,
        };
    }

    /// <summary>The summary of a flow in the documents of its runs, on request.</summary>
    public static JsonObject Describe(FlowRecord flow) =>
        new()
        {
            ["id"] = flow.FlowId.ToString("D"),
            ["title"] = flow.Title,
            ["subtitle"] = flow.Subtitle,
            ["description"] = flow.Description,
            ["keywords"] = JsonText.ToArray(flow.Keywords),
            ["flow_owner"] = flow.FlowOwner,
            ["created_by"] = flow.CreatedBy,
            ["created_at"] = flow.CreatedAt.ToWire(),
            ["updated_at"] = flow.UpdatedAt.ToWire(),
            ["globus_auth_scope"] = KnownScopes.OfFlow(flow.FlowId),
        };

    private static JsonNode ShowDefinition(FlowRecord flow, FlowAccess access)
    {
        var definition = JsonText.Parse(flow.Definition);
        return access.MayAdminister ? definition : PrivateValues.WithoutPrivateParameters(definition);
    }
}
