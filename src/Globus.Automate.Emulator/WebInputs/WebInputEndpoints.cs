using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>The Flows service under <c>/web_inputs</c>.</summary>
internal sealed class WebInputEndpoints(
    FlowsAuthorization authorization,
    IFlowPolicyCheck policies,
    WebInputStore inputs,
    WebInputResponder responder,
    TimeProvider clock
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/web_inputs", List);
        routes.Route("GET", "/web_inputs/{web_input_id}", Get);
        routes.Route("POST", "/web_inputs/{web_input_id}/respond", Respond);
    }

    private JsonResponse List(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ViewWebInputs);
        var query = WebInputQuery.Read(http.Request);
        inputs.CloseExpired(clock.GetUtcNow());
        var page = query.Apply(inputs.List(), caller);
        return JsonResponse.Ok(
            new JsonObject
            {
                ["web_input_summaries"] = new JsonArray([
                    .. page.Items.Select(input => WebInputDocument.Summary(input, caller)),
                ]),
                ["marker"] = page.Marker,
            }
        );
    }

    private JsonResponse Get(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ViewWebInputs);
        return JsonResponse.Ok(WebInputDocument.Of(RequireVisible(http, caller), caller));
    }

    private JsonResponse Respond(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.RespondToWebInputs);
        var value = ReadResponse(http);
        responder.Respond(() => RequireRespondent(RequireVisible(http, caller), caller), value);
        return JsonResponse.Ok(new JsonObject { ["status"] = "ok" });
    }

    private static JsonNode? ReadResponse(HttpContext http)
    {
        var problems = new List<Problem>();
        var reader = FlowsRequest.Reader(http, problems);
        JsonNode? value = null;
        if (reader.RequiredObject("response") is { } response)
        {
            var inner = reader.Nested(response, "response");
            inner.Require("value");
            value = inner.Any("value");
            inner.RejectUnknown();
        }

        reader.RejectUnknown();
        FlowsRequest.ThrowIfAny(problems);
        return value;
    }

    private static WebInputRecord RequireRespondent(WebInputRecord input, Caller caller) =>
        WebInputRoles.Of(input, caller).Contains(WebInputRoles.Respondent)
            ? input
            : throw FlowsException.Forbidden($"User does not have respondent role on web input {input.WebInputId:D}");

    /// <summary>
    /// The present web input if the caller has a role in it; otherwise it does not exist for the caller.
    /// </summary>
    private WebInputRecord RequireVisible(HttpContext http, Caller caller)
    {
        inputs.CloseExpired(clock.GetUtcNow());
        var id = FlowsRequest.Id(http, "web_input_id", "Web Input");
        return inputs.Find(id) is { } input && WebInputRoles.Of(input, caller).Count > 0
            ? RequireSatisfied(input, caller)
            : throw FlowsException.NotFound("Web Input", id.ToString("D"));
    }

    private WebInputRecord RequireSatisfied(WebInputRecord input, Caller caller)
    {
        const string detail =
            "The session does not meet the authentication policy of this web input's flow. Sign in again with an "
            + "identity that may see the web input and meets the policy.";
        return policies.FindUnsatisfied(input.FlowId, caller) is { } policyId
            ? throw new PolicyRequiredException(policyId, "web input")
            {
                AdditionalMembers = new JsonObject
                {
                    ["web_input_summary"] = WebInputDocument.Summary(input, caller),
                    ["error"] = new JsonObject { ["code"] = "AUTHENTICATION_POLICY_REQUIRED", ["detail"] = detail },
                },
            }
            : input;
    }
}
