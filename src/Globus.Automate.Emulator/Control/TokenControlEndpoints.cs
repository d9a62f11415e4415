using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>Expires tokens, under <c>/_emulator/tokens</c>. Moving the clock does not expire them.</summary>
internal sealed class TokenControlEndpoints(
    TokenStore tokens,
    IdentityDirectory directory,
    DependentTokens dependentTokens,
    TimeProvider clock
)
{
    private const string AllKinds = "all";

    public void Map(IEndpointRouteBuilder routes) => routes.Route("POST", "/_emulator/tokens/expire", Expire);

    /// <summary>
    /// Optional members: <c>kind</c> (<c>access</c> by default, <c>refresh</c> or <c>all</c>), <c>client_id</c> and
    /// <c>username</c>.
    /// </summary>
    private JsonResponse Expire(HttpContext http)
    {
        var body = ControlRequest.OptionalBody(http);
        ControlRequest.AllowOnly(body, "kind", "client_id", "username");
        var count = tokens.Expire(
            ReadKind(ControlRequest.Text(body, "kind")),
            ReadClient(ControlRequest.Text(body, "client_id")),
            ReadIdentity(ControlRequest.Text(body, "username")),
            clock.GetUtcNow()
        );

        // The Flows service obtains new tokens for its actions, as the real one does.
        dependentTokens.Clear();
        return JsonResponse.Ok(new JsonObject { ["expired"] = count });
    }

    private static TokenKind? ReadKind(string? text) =>
        text switch
        {
            null or "access" => TokenKind.Access,
            "refresh" => TokenKind.Refresh,
            AllKinds => null,
            _ => throw new ControlException("'kind' must be access, refresh or all."),
        };

    private static string? ReadClient(string? text) =>
        text is null ? null
        : Guid.TryParse(text, out var id) ? id.ToString("D")
        : throw new ControlException("'client_id' must be a UUID.");

    private Guid? ReadIdentity(string? username) =>
        username is null
            ? null
            : (
                directory.FindByUsername(username)
                ?? throw new ControlException($"Identity '{username}' does not exist.")
            ).AccountId;
}
