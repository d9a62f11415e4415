using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>Registered APIs in the format of the service.</summary>
internal static class RegisteredApiDocument
{
    public static JsonObject Of(RegisteredApiRecord api)
    {
        var target = api.TargetDocument;
        target.TryAdd("components", null);
        target.TryAdd("transforms", null);
        var route = RegisteredApiTarget.Of(api);
        var document = Summary(api);
        document["roles"] = new JsonObject
        {
            ["owners"] = JsonText.ToArray(api.Owners),
            ["administrators"] = JsonText.ToArray(api.Administrators),
            ["viewers"] = JsonText.ToArray(api.Viewers),
        };
        document["target"] = target;
        document["data_templates"] = RegisteredApiTemplates.DataTemplates(route);
        document["state_input_schema"] = RegisteredApiTemplates.InputSchema(route);
        document["status"] = api.IsActive ? "ACTIVE" : "INACTIVE";
        document["subscription_id"] = api.SubscriptionId;
        document["edited_timestamp"] = api.EditedAt?.ToWire();
        document["scheduled_deletion_timestamp"] = api.DeletionAt?.ToWire();
        return document;
    }

    /// <summary>The document of a list item.</summary>
    public static JsonObject Summary(RegisteredApiRecord api) =>
        new()
        {
            ["id"] = api.RegisteredApiId.ToString("D"),
            ["name"] = api.Name,
            ["description"] = api.Description,
            ["created_timestamp"] = api.CreatedAt.ToWire(),
            ["updated_timestamp"] = api.UpdatedAt.ToWire(),
        };
}
