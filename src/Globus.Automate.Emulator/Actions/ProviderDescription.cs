using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>The introspection document of a provider.</summary>
internal sealed record ProviderDescription
{
    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public required string Scope { get; init; }

    /// <summary>The JSON Schema of an action's body.</summary>
    public required string InputSchema { get; init; }

    /// <summary>Members of an older version of the provider, and the members that replace them.</summary>
    public IReadOnlyDictionary<string, string> RenamedMembers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the response to the start is sent only when the action has ended.</summary>
    public bool IsSynchronous { get; init; }

    public bool KeepsLog { get; init; }

    /// <summary>Whether actions can be cancelled.</summary>
    public bool CanCancel { get; init; } = true;

    public JsonObject ToJson() =>
        new()
        {
            ["admin_contact"] = "support@globus.org",
            ["administered_by"] = new JsonArray(),
            ["api_version"] = "1.0",
            ["description"] = null,
            ["event_types"] = null,
            ["globus_auth_scope"] = Scope,
            ["input_schema"] = JsonNode.Parse(InputSchema),
            ["keywords"] = null,
            ["log_supported"] = KeepsLog,
            ["maximum_deadline"] = "P30D",
            ["runnable_by"] = new JsonArray("all_authenticated_users"),
            ["subtitle"] = Subtitle,
            ["synchronous"] = IsSynchronous,
            ["title"] = Title,
            ["types"] = new JsonArray("ACTION"),
            ["visible_to"] = new JsonArray("public"),
        };
}
