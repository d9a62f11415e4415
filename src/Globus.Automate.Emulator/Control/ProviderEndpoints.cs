using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions.Outcomes;
using Globus.Automate.Emulator.Actions.Providers.Notification;
using Globus.Automate.Emulator.Actions.Providers.Search;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>The effects and the outcomes of action providers, under <c>/_emulator</c>.</summary>
internal sealed class ProviderEndpoints(
    SeededOutcomes seeded,
    OutcomeStore outcomes,
    MailStore mails,
    SearchStore entries,
    CollectionMap collections
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/_emulator/outcomes", _ => JsonResponse.Ok(ShowOutcomes()));
        routes.Route("POST", "/_emulator/outcomes", AddOutcome);
        routes.Route("DELETE", "/_emulator/outcomes", ClearOutcomes);
        routes.Route("DELETE", "/_emulator/outcomes/{id}", RemoveOutcome);
        routes.Route("GET", "/_emulator/mails", _ => JsonResponse.Ok(ShowMails()));
        routes.Route("DELETE", "/_emulator/mails", ClearMails);
        routes.Route("GET", "/_emulator/search_entries", _ =>
            JsonResponse.Ok(List("entries", entries.List(), entry => entry.ToJson()))
        );
        routes.Route("GET", "/_emulator/collections", _ =>
            JsonResponse.Ok(List("collections", collections.All, ShowCollection))
        );
    }

    private JsonResponse AddOutcome(HttpContext http)
    {
        var outcome = OutcomeReader.Read(ControlRequest.Body(http));
        seeded.Add(outcome);
        return JsonResponse.Created(outcome.ToJson());
    }

    private JsonResponse ClearOutcomes(HttpContext http)
    {
        outcomes.Clear();
        return JsonResponse.Ok(ShowOutcomes());
    }

    private JsonResponse RemoveOutcome(HttpContext http)
    {
        var id = ControlRequest.RouteId(http, "id");
        return outcomes.Remove(id)
            ? JsonResponse.Ok(ShowOutcomes())
            : throw ControlException.NotFound($"Outcome '{id:D}' does not exist.");
    }

    private JsonResponse ClearMails(HttpContext http)
    {
        mails.Clear();
        return JsonResponse.Ok(ShowMails());
    }

    private JsonObject ShowOutcomes()
    {
        var document = List("outcomes", outcomes.List(), outcome => outcome.ToJson());
        document["strict"] = seeded.IsStrict;
        return document;
    }

    private JsonObject ShowMails() => List("mails", mails.List(), mail => mail.ToJson());

    private static JsonObject ShowCollection(Collection collection) =>
        new() { ["id"] = collection.Id.ToString("D"), ["path"] = collection.Root };

    private static JsonObject List<T>(string name, IEnumerable<T> items, Func<T, JsonObject> show) =>
        new() { [name] = new JsonArray([.. items.Select(show)]) };
}
