using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control;

/// <summary>
/// Adds users, applications, groups and policies to the development accounts, under <c>/_emulator</c>.
/// </summary>
internal sealed class AccountControlEndpoints(
    AccountStore accounts,
    IdentityDirectory directory,
    ClientDirectory clients,
    ScopeStore scopes,
    GroupStore groups,
    PolicyStore policies,
    Database database
)
{
    private const double LongestTimeout = 366 * 86_400d;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/_emulator/identities", AddIdentity);
        routes.Route("POST", "/_emulator/clients", AddClient);
        routes.Route("POST", "/_emulator/groups", SaveGroup);
        routes.Route("POST", "/_emulator/policies", SavePolicy);
        routes.Route("GET", "/_emulator/policies", _ =>
            JsonResponse.Ok(
                new JsonObject { ["policies"] = new JsonArray([.. policies.List().Select(policy => policy.ToJson())]) }
            )
        );
    }

    /// <summary>
    /// Members: <c>username</c>; optional <c>id</c>, <c>name</c>, <c>email</c> and <c>linked_to</c> (the username of
    /// the account).
    /// </summary>
    private JsonResponse AddIdentity(HttpContext http)
    {
        var body = ControlRequest.Body(http);
        ControlRequest.AllowOnly(body, "id", "username", "name", "email", "linked_to");
        var username = Required(body, "username");
        var person = new Identity(
            Id(body),
            username,
            ControlRequest.Text(body, "name") ?? username,
            ControlRequest.Text(body, "email")
        )
        {
            LinkedTo = ControlRequest.Text(body, "linked_to") is { } account ? RequirePerson(account).AccountId : null,
        };
        if (directory.Find(person.Id) is not null || directory.FindByUsername(username) is not null)
        {
            throw new ControlException(
                $"An identity with the id {person.Id:D} or the username {username} already exists."
            );
        }

        accounts.Add(person);
        return JsonResponse.Created(IdentityDocuments.OfDirectory(person));
    }

    /// <summary>
    /// Members: <c>name</c>; optional <c>id</c>, <c>secret</c> (without it, the client is a native application),
    /// <c>redirect_uris</c>, and <c>scopes</c>: the last parts of the scopes that the client offers as a service.
    /// </summary>
    private JsonResponse AddClient(HttpContext http)
    {
        var body = ControlRequest.Body(http);
        ControlRequest.AllowOnly(body, "id", "name", "secret", "redirect_uris", "scopes");
        var client = new Client(Id(body), ControlRequest.Text(body, "secret"), Required(body, "name"))
        {
            RedirectUris = ControlRequest.Texts(body, "redirect_uris"),
        };
        if (directory.Find(client.Id) is not null || clients.FindRegistered(client.Id) is not null)
        {
            throw new ControlException($"A client or identity with the id {client.Id:D} already exists.");
        }

        if (client.RedirectUris.FirstOrDefault(text => !IsWebAddress(text)) is { } wrong)
        {
            throw new ControlException($"'{wrong}' is not an absolute http or https address.");
        }

        var offered = ControlRequest
            .Texts(body, "scopes")
            .Select(suffix => KnownScopes.OfClient(client.Id, suffix))
            .ToList();
        offered.ForEach(ScopeControlEndpoints.ThrowUnlessUsable);
        database.Write(() =>
        {
            accounts.Add(client);
            offered.ForEach(scope => scopes.Save(new ServiceScope(scope, client.Id.ToString("D"))));
        });
        return JsonResponse.Created(
            new JsonObject
            {
                ["id"] = client.Id.ToString("D"),
                ["name"] = client.Name,
                ["native"] = client.IsNative,
                ["redirect_uris"] = JsonText.ToArray(client.RedirectUris),
                ["scopes"] = JsonText.ToArray(offered),
            }
        );
    }

    /// <summary>
    /// Members: <c>name</c>, <c>members</c> (usernames); optional <c>id</c>. A group with the same id is replaced.
    /// </summary>
    private JsonResponse SaveGroup(HttpContext http)
    {
        var body = ControlRequest.Body(http);
        ControlRequest.AllowOnly(body, "id", "name", "members");
        var group = new Group(
            Id(body),
            Required(body, "name"),
            [.. ControlRequest.Texts(body, "members").Select(name => RequireIdentity(name).Id)]
        );
        groups.Save(group);
        return JsonResponse.Created(
            new JsonObject
            {
                ["id"] = group.Id.ToString("D"),
                ["urn"] = group.Urn,
                ["name"] = group.Name,
            }
        );
    }

    /// <summary>
    /// Members: <c>name</c>; optional <c>id</c>, <c>domains</c>, <c>timeout</c> (seconds since the sign-in),
    /// <c>mfa</c>. A policy with the same id is replaced.
    /// </summary>
    private JsonResponse SavePolicy(HttpContext http)
    {
        var body = ControlRequest.Body(http);
        ControlRequest.AllowOnly(body, "id", "name", "domains", "timeout", "mfa");
        var timeout = ControlRequest.Number(body, "timeout");
        if (timeout is < 1 or > LongestTimeout)
        {
            throw new ControlException("'timeout' must be a number of seconds from 1 to a year.");
        }

        var policy = new Policy(Id(body), Required(body, "name"))
        {
            Domains = ControlRequest.Texts(body, "domains"),
            Timeout = timeout is { } seconds ? TimeSpan.FromSeconds(Math.Floor(seconds)) : null,
            NeedsMfa = ControlRequest.Flag(body, "mfa") ?? false,
        };
        policies.Save(policy);
        return JsonResponse.Created(policy.ToJson());
    }

    private static Guid Id(JsonObject body) => ControlRequest.Id(body, "id") ?? Guid.NewGuid();

    private static string Required(JsonObject body, string name) =>
        ControlRequest.Text(body, name) is { Length: > 0 } text
            ? text
            : throw new ControlException($"'{name}' is missing.");

    private Identity RequirePerson(string username) =>
        directory.People.FirstOrDefault(person => person.IsNamed(username))
        ?? throw new ControlException($"Identity '{username}' does not exist.");

    private Identity RequireIdentity(string name) =>
        directory.FindByUsername(name)
        ?? (Guid.TryParse(name, out var id) ? directory.Find(id) : null)
        ?? throw new ControlException($"Identity '{name}' does not exist.");

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
