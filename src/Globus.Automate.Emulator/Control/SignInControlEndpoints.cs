using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Auth.SignIn;
using Globus.Automate.Emulator.Auth.Tokens;
using Globus.Automate.Emulator.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Globus.Automate.Emulator.Control;

/// <summary>Routes for sign-ins without a browser and for tests of sign-ins, under <c>/_emulator</c>.</summary>
internal sealed class SignInControlEndpoints(
    SignInRequestReader reader,
    SignInService service,
    SignInSessions sessions,
    AutomaticSignIn automatic,
    IdentityDirectory directory,
    ReuseLog reuse
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("POST", "/_emulator/sign-in", SignIn);
        routes.Route("GET", "/_emulator/sign-in/automatic", _ => JsonResponse.Ok(ShowAutomatic()));
        routes.Route("POST", "/_emulator/sign-in/automatic", SetAutomatic);
        routes.Route("GET", "/_emulator/reuse", _ => JsonResponse.Ok(new JsonObject { ["reuse"] = reuse.ToJson() }));
    }

    /// <summary>
    /// Completes the sign-in page: opens <c>authorize_url</c>, selects <c>username</c> (default: alice) and the
    /// <c>decision</c> allow or deny. Returns the address of the redirect.
    /// </summary>
    private JsonResponse SignIn(HttpContext http)
    {
        var body = ControlRequest.Body(http);
        ControlRequest.AllowOnly(body, "authorize_url", "username", "decision");
        var identity = FindPerson(ControlRequest.Text(body, "username")) ?? DevelopmentAccounts.Alice;
        var request = ReadRequest(ControlRequest.Text(body, "authorize_url"));
        var target = (ControlRequest.Text(body, "decision") ?? "allow") switch
        {
            "allow" => Allow(request, identity),
            "deny" => service.Deny(request),
            _ => throw new ControlException("'decision' must be allow or deny."),
        };
        var response = new JsonObject { ["redirect"] = target };
        foreach (var (name, value) in QueryHelpers.ParseQuery(target[target.IndexOf('?', StringComparison.Ordinal)..]))
        {
            response[name] = value.ToString();
        }

        return JsonResponse.Ok(response);
    }

    private string Allow(SignInRequest request, Identity identity)
    {
        var (session, missing) = sessions.Propose(request.Session, identity, earlier: null);
        return missing is null
            ? service.Allow(request, session)
            : throw new ControlException($"{identity.Username} cannot sign in. The application requires {missing}.");
    }

    private SignInRequest ReadRequest(string? url)
    {
        if (
            url is null
            || !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.AbsolutePath != "/v2/oauth2/authorize"
        )
        {
            throw new ControlException(
                "'authorize_url' must be the address that opens in the browser: …/v2/oauth2/authorize?…."
            );
        }

        try
        {
            return reader.Read(QueryHelpers.ParseQuery(uri.Query));
        }
        catch (SignInException exception)
        {
            throw new ControlException($"{exception.Error}: {exception.Message}");
        }
    }

    /// <summary>
    /// Skips the authorize page: <c>username</c> signs in and grants everything, until this is called with null.
    /// </summary>
    private JsonResponse SetAutomatic(HttpContext http)
    {
        var body = ControlRequest.Body(http);
        ControlRequest.AllowOnly(body, "username");
        automatic.Identity = FindPerson(ControlRequest.Text(body, "username"));
        return JsonResponse.Ok(ShowAutomatic());
    }

    private JsonObject ShowAutomatic() => new() { ["username"] = automatic.Identity?.Username };

    private Identity? FindPerson(string? username) =>
        username is null
            ? null
            : directory.People.FirstOrDefault(person =>
                string.Equals(person.Username, username, StringComparison.OrdinalIgnoreCase)
            )
                ?? throw new ControlException(
                    $"Identity '{username}' does not exist. Existing identities: "
                        + $"{string.Join(", ", directory.People.Select(person => person.Username))}."
                );
}
