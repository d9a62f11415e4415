using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Auth.Requirements;

/// <summary>The error documents for unsatisfied requirements.</summary>
internal static class RequirementDocuments
{
    private const string ConsentRequired = "ConsentRequired";

    public static JsonObject Of(Requirement requirement, string path) =>
        requirement.Shape switch
        {
            RequirementShape.Legacy => Legacy(requirement),
            RequirementShape.Transfer => Transfer(requirement, path),
            RequirementShape.ActionProvider => ActionProvider(requirement),
            RequirementShape.Auth => (JsonObject)
                AuthException.DependentConsentRequired(requirement.RequiredScopes).ToDocument(),
            _ => Canonical(requirement),
        };

    /// <summary>The status of an action that cannot start. The run that waits for it becomes INACTIVE.</summary>
    public static JsonObject OfAction(Requirement requirement, string creator, DateTimeOffset now) =>
        new()
        {
            ["action_id"] = null,
            ["status"] = "INACTIVE",
            ["display_status"] = "INACTIVE",
            ["creator_id"] = creator,
            ["label"] = null,
            ["manage_by"] = new JsonArray(),
            ["monitor_by"] = new JsonArray(),
            ["start_time"] = now.ToWire(),
            ["completion_time"] = null,
            ["release_after"] = null,
            ["details"] = requirement.RequiredScopes is [var scope, ..]
                ? new JsonObject
                {
                    ["code"] = ConsentRequired,
                    ["description"] = requirement.Message,
                    ["required_scope"] = scope,
                }
                : new JsonObject
                {
                    ["code"] = "AuthorizationParameters",
                    ["description"] = requirement.Message,
                    ["authorization_parameters"] = Parameters(requirement.Session),
                },
        };

    private static JsonObject Canonical(Requirement requirement)
    {
        var parameters = Parameters(requirement.Session);
        parameters["session_message"] = requirement.Message;
        if (requirement.RequiredScopes.Count > 0)
        {
            parameters["required_scopes"] = JsonText.ToArray(requirement.RequiredScopes);
        }

        return new JsonObject
        {
            ["code"] = requirement.RequiresSession ? "AuthorizationRequired" : ConsentRequired,
            ["authorization_parameters"] = parameters,
            ["debug_id"] = Guid.NewGuid().ToString("D"),
        };
    }

    private static JsonObject Legacy(Requirement requirement)
    {
        var parameters = Canonical(requirement)["authorization_parameters"]!.DeepClone().AsObject();
        foreach (var name in (string[])["session_required_policies", "session_required_single_domain"])
        {
            if (parameters[name] is JsonArray values)
            {
                parameters[name] = string.Join(',', values.Select(value => value!.GetValue<string>()));
            }
        }

        return new JsonObject { ["code"] = "UnsatisfiedPolicy", ["authorization_parameters"] = parameters };
    }

    private static JsonObject Transfer(Requirement requirement, string path) =>
        new()
        {
            ["code"] = ConsentRequired,
            ["message"] = requirement.Message,
            ["request_id"] = Guid.NewGuid().ToString("N")[..9],
            ["required_scopes"] = JsonText.ToArray(requirement.RequiredScopes),
            ["resource"] = path,
        };

    private static JsonObject ActionProvider(Requirement requirement) =>
        new()
        {
            ["code"] = ConsentRequired,
            ["required_scope"] = requirement.RequiredScopes[0],
            ["description"] = requirement.Message,
        };

    private static JsonObject Parameters(SessionRequirement session)
    {
        var parameters = new JsonObject();
        Add("session_message", session.Message);
        AddList("session_required_identities", session.Identities);
        AddList("session_required_single_domain", session.SingleDomain);
        AddList("session_required_policies", session.Policies);
        Add("session_required_mfa", session.NeedsMfa ? true : null);
        Add("prompt", session.NeedsFreshLogin ? "login" : null);
        return parameters;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                parameters[name] = value;
            }
        }

        void AddList(string name, IReadOnlyList<string> values) =>
            Add(name, values.Count == 0 ? null : JsonText.ToArray(values));
    }
}
