using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Auth.Requirements;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Control;

/// <summary>Adds requirements for consents and sign-ins, under <c>/_emulator/requirements</c>.</summary>
internal sealed class RequirementControlEndpoints(RequirementCheck gate)
{
    private static readonly Dictionary<string, RequirementShape> Shapes = new()
    {
        ["canonical"] = RequirementShape.Canonical,
        ["legacy"] = RequirementShape.Legacy,
        ["transfer"] = RequirementShape.Transfer,
        ["action_provider"] = RequirementShape.ActionProvider,
        ["auth"] = RequirementShape.Auth,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/_emulator/requirements", _ => JsonResponse.Ok(Show()));
        routes.Route("POST", "/_emulator/requirements", Add);
        routes.Route("DELETE", "/_emulator/requirements", Clear);
    }

    private JsonResponse Add(HttpContext http)
    {
        gate.Add(Read(ControlRequest.Body(http)));
        return JsonResponse.Created(Show());
    }

    private JsonResponse Clear(HttpContext http)
    {
        gate.Clear();
        return JsonResponse.Ok(Show());
    }

    /// <summary>
    /// Members: <c>path</c> (and <c>method</c>, <c>shape</c>) for requests, or <c>provider</c> for actions of runs;
    /// <c>required_scopes</c>, and the session parameters with their names in sign-ins.
    /// </summary>
    private static Requirement Read(JsonObject body)
    {
        ControlRequest.AllowOnly(
            body,
            "path",
            "method",
            "shape",
            "provider",
            "required_scopes",
            "session_required_identities",
            "session_required_single_domain",
            "session_required_policies",
            "session_required_mfa",
            "session_message"
        );
        var scopes = ControlRequest.Texts(body, "required_scopes");
        var requirement = new Requirement
        {
            Method = ControlRequest.Text(body, "method") ?? "*",
            Path = ControlRequest.Text(body, "path"),
            Provider = ControlRequest.Text(body, "provider"),
            Shape = Shapes.TryGetValue(ControlRequest.Text(body, "shape") ?? "canonical", out var shape)
                ? shape
                : throw new ControlException($"'shape' must be one of {string.Join(", ", Shapes.Keys)}."),
            RequiredScopes = scopes,
            Scopes = ReadScopes(scopes),
            Session = new SessionRequirement
            {
                Identities = ControlRequest.Texts(body, "session_required_identities"),
                SingleDomain = ControlRequest.Texts(body, "session_required_single_domain"),
                Policies = ControlRequest.Texts(body, "session_required_policies"),
                NeedsMfa = ControlRequest.Flag(body, "session_required_mfa") ?? false,
                Message = ControlRequest.Text(body, "session_message"),
            },
        };
        ThrowIfUnclear(requirement);
        return requirement;
    }

    private static void ThrowIfUnclear(Requirement requirement)
    {
        if ((requirement.Path is null) == (requirement.Provider is null))
        {
            throw new ControlException("Specify either 'path' (for requests) or 'provider' (for actions of runs).");
        }

        if (requirement.Scopes.Count == 0 && !requirement.RequiresSession)
        {
            throw new ControlException("Specify 'required_scopes' or a session parameter.");
        }

        var takesScopesOnly =
            requirement.Shape is RequirementShape.Transfer or RequirementShape.ActionProvider or RequirementShape.Auth;
        if (takesScopesOnly && (requirement.Scopes.Count == 0 || requirement.RequiresSession))
        {
            throw new ControlException("This shape supports only 'required_scopes'.");
        }

        if (
            requirement.Provider is not null
            && (requirement.RequiredScopes.Count > 1 || (requirement.Scopes.Count > 0 && requirement.RequiresSession))
        )
        {
            throw new ControlException("An action can require either one scope or a session.");
        }
    }

    private static List<ScopeNode> ReadScopes(IReadOnlyList<string> texts)
    {
        try
        {
            return [.. texts.SelectMany(ScopeParser.Parse)];
        }
        catch (AuthException exception)
        {
            throw new ControlException(exception.Message);
        }
    }

    private JsonObject Show() =>
        new()
        {
            ["requirements"] = new JsonArray([
                .. gate.List()
                    .Select(requirement => new JsonObject
                    {
                        ["method"] = requirement.Method,
                        ["path"] = requirement.Path,
                        ["provider"] = requirement.Provider,
                        ["shape"] = Shapes.First(pair => pair.Value == requirement.Shape).Key,
                        ["required_scopes"] = JsonText.ToArray(requirement.RequiredScopes),
                    }),
            ]),
        };
}
