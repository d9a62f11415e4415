using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Issues tokens, one for each resource server of the requested scopes.</summary>
internal sealed class TokenIssuer(TokenStore tokens, ScopeDirectory directory, TimeProvider clock)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(48);
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(180);

    /// <summary>The response of the token endpoint: one token, and the others in a list.</summary>
    public JsonObject Issue(TokenHolder holder, IEnumerable<string> scopes, AccessType accessType)
    {
        var documents = IssueEach(holder, scopes, accessType).ToList();
        var response = documents[0];
        response["other_tokens"] = new JsonArray([.. documents.Skip(1)]);
        return response;
    }

    public IEnumerable<JsonObject> IssueEach(TokenHolder holder, IEnumerable<string> scopes, AccessType accessType) =>
        scopes
            .Distinct()
            .GroupBy(directory.ResourceServer)
            .Select(group => IssueOne(holder, string.Join(' ', group), NewFamily(), accessType));

    /// <summary>A token for the scopes of one resource server.</summary>
    public JsonObject IssueOne(TokenHolder holder, string scope, string family, AccessType accessType)
    {
        var document = new JsonObject
        {
            ["access_token"] = CreateToken(TokenKind.Access, holder, scope, family),
            ["scope"] = scope,
            ["expires_in"] = (int)AccessLifetime.TotalSeconds,
            ["token_type"] = "Bearer",
            ["resource_server"] = directory.ResourceServer(scope.Split(' ')[0]),
        };
        if (accessType == AccessType.Offline)
        {
            document["refresh_token"] = CreateToken(TokenKind.Refresh, holder, scope, family);
        }

        return document;
    }

    /// <summary>An access token for one scope that Flows sends to an action provider.</summary>
    public string CreateToken(TokenHolder holder, string scope) =>
        CreateToken(TokenKind.Access, holder, scope, NewFamily());

    /// <summary>Refresh tokens expire when they have not been used for their lifetime.</summary>
    public void Prolong(string refreshToken) => tokens.Prolong(refreshToken, clock.GetUtcNow() + RefreshLifetime);

    private static string NewFamily() => Guid.NewGuid().ToString("D");

    private string CreateToken(TokenKind kind, TokenHolder holder, string scope, string family)
    {
        var token = "Ag" + SecretText.Create(bytes: 48);
        var now = clock.GetUtcNow();
        var lifetime = kind == TokenKind.Access ? AccessLifetime : RefreshLifetime;
        tokens.Add(token, new TokenRecord(kind, holder, scope, now, now + lifetime) { Family = family });
        return token;
    }
}
