using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>The Flows service under <c>/registered_apis</c>.</summary>
internal sealed class RegisteredApiEndpoints(
    FlowsAuthorization authorization,
    RegisteredApiStore apis,
    IdSource ids,
    Database database,
    TimeProvider clock
)
{
    private static readonly TimeSpan GracePeriod = TimeSpan.FromDays(30);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/registered_apis", List);
        routes.Route("POST", "/registered_apis", Create);
        routes.Route("GET", "/registered_apis/{registered_api_id}", Get);
        routes.Route("PATCH", "/registered_apis/{registered_api_id}", Update);
        routes.Route("DELETE", "/registered_apis/{registered_api_id}", Delete);
    }

    private JsonResponse List(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ViewFlows);
        var page = RegisteredApiQuery.Read(http.Request).Apply(apis.List(clock.GetUtcNow()), caller);
        return JsonResponse.Ok(page.ToJson("registered_apis", RegisteredApiDocument.Summary));
    }

    private JsonResponse Get(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ViewFlows);
        return JsonResponse.Ok(RegisteredApiDocument.Of(RequireVisible(http, caller)));
    }

    private JsonResponse Create(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ManageFlows);
        var draft = Read(http, ["name", "target", "subscription_id"]);
        var now = clock.GetUtcNow();
        var api = draft.ApplyTo(
            new RegisteredApiRecord
            {
                RegisteredApiId = ids.NewRegisteredApiId(),
                Name = "",
                Owners = [caller.Urn],
                Target = "{}",
                SubscriptionId = "",
                CreatedAt = now,
                UpdatedAt = now,
            }
        );
        Check(api, caller);
        apis.Add(api);
        return JsonResponse.Created(RegisteredApiDocument.Of(api));
    }

    private JsonResponse Update(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ManageFlows);
        return database.Write(() =>
        {
            var api = RequireVisible(http, caller);
            var access = RegisteredApiAccess.Of(api, caller);
            var draft = Read(http, required: []);
            if (!access.MayUpdate || (!access.IsOwner && (draft.Owners ?? draft.Administrators) is not null))
            {
                throw FlowsException.MissingPermission(
                    "registered API",
                    api.RegisteredApiId,
                    access.MayUpdate ? "UPDATE_ROLES" : "UPDATE"
                );
            }

            var now = clock.GetUtcNow();
            var changed = draft.ApplyTo(api) with { UpdatedAt = now, EditedAt = now };
            Check(changed, access.IsOwner ? caller : null);
            apis.Update(changed);
            return JsonResponse.Ok(RegisteredApiDocument.Of(changed));
        });
    }

    private JsonResponse Delete(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ManageFlows);
        var api = RequireVisible(http, caller);
        if (!RegisteredApiAccess.Of(api, caller).IsOwner)
        {
            throw FlowsException.MissingPermission("registered API", api.RegisteredApiId, "DELETE");
        }

        var deleted = api with { DeletionAt = api.DeletionAt ?? clock.GetUtcNow() + GracePeriod };
        apis.Update(deleted);
        return JsonResponse.Ok(RegisteredApiDocument.Of(deleted));
    }

    private static RegisteredApiDraft Read(HttpContext http, IReadOnlyList<string> required)
    {
        var problems = new List<Problem>();
        var reader = FlowsRequest.Reader(http, problems);
        foreach (var name in required)
        {
            reader.Require(name);
        }

        var draft = RegisteredApiDraft.Read(reader);
        reader.RejectUnknown();
        FlowsRequest.ThrowIfAny(problems);
        return draft;
    }

    /// <summary>Checks the API after the change, and that <paramref name="owner"/> remains an owner.</summary>
    private static void Check(RegisteredApiRecord api, Caller? owner)
    {
        var problems = new List<Problem>();
        RegisteredApiTarget.Check(new(api.TargetDocument, ["target"], problems));
        if (problems.Count == 0)
        {
            var schema = RegisteredApiTemplates.InputSchema(RegisteredApiTarget.Of(api));
            problems.AddRange(
                SchemaText.FindProblems(schema).Select(message => new Problem(["target", "specification"], message))
            );
        }

        if (owner is not null && !api.Owners.Contains(owner.Urn))
        {
            problems.Add(new Problem(["roles", "owners"], "Owners cannot remove their own access"));
        }

        FlowsRequest.ThrowIfAny(problems);
    }

    /// <summary>The API if the caller has a role in it; otherwise it does not exist for the caller.</summary>
    private RegisteredApiRecord RequireVisible(HttpContext http, Caller caller)
    {
        var id = FlowsRequest.Id(http, "registered_api_id", "Registered API");
        return apis.Find(id, clock.GetUtcNow()) is { } api && RegisteredApiAccess.Of(api, caller).MayView
            ? api
            : throw FlowsException.NotFound("Registered API", id.ToString("D"));
    }
}
