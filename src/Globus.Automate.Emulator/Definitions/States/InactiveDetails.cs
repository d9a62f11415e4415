using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Definitions.States;

/// <summary>The details of an INACTIVE run: the action's reason, in terms of the flow's scope.</summary>
internal sealed record InactiveDetails(JsonObject Document, bool NeedsPerson)
{
    private const string ConsentRequired = "ConsentRequired";
    private const string AuthorizationParameters = "AuthorizationParameters";

    public static InactiveDetails Of(IRunInfo run, JsonObject status)
    {
        var reason = status["details"] as JsonObject ?? [];
        var code = reason["code"]?.ToString() ?? "ActionInactive";
        var document = new JsonObject
        {
            ["code"] = code,
            ["description"] = reason["description"]?.ToString()
                ?? $"The action of the state {status["state_name"]} is inactive",
        };
        if (reason["required_scope"] is { } scope)
        {
            document["required_scope"] = $"{KnownScopes.OfFlow(run.FlowId)}[{scope}]";
        }

        if (reason["authorization_parameters"] is { } parameters)
        {
            document["authorization_parameters"] = parameters.DeepClone();
        }

        document["state_name"] = run.StateName;
        document["action_statuses"] = new JsonArray(status.DeepClone());
        return new InactiveDetails(document, code is ConsentRequired or AuthorizationParameters);
    }
}
