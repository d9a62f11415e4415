using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth.OpenId;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>The grants of confidential clients: tokens for themselves, and dependent tokens.</summary>
internal sealed class TokenService(
    TokenStore tokens,
    ConsentStore consents,
    ConsentGrant grant,
    ScopeDirectory directory,
    TokenIssuer issuer,
    IdTokens idTokens,
    Database database,
    TimeProvider clock
)
{
    /// <summary>
    /// Issues tokens to a confidential client as itself, which also consents to the requested scopes.
    /// </summary>
    public JsonObject GrantToClient(Client client, IReadOnlyList<ScopeNode> scopes)
    {
        var holder = TokenHolder.Of(client.Id.ToString("D"), client.Id);
        var names = scopes.Select(scope => scope.Name).ToList();
        var response = database.Write(() =>
        {
            grant.Add(holder, scopes, AccessType.Online);
            return issuer.Issue(holder, names, AccessType.Online);
        });
        idTokens.AddTo(response, holder, names, nonce: null);
        return response;
    }

    /// <summary>Issues dependent tokens to a service that received a token.</summary>
    /// <param name="service">The service.</param>
    /// <param name="token">The token that the service received.</param>
    /// <param name="wanted">The requested scopes; null for all scopes with consent.</param>
    /// <param name="accessType">Whether to issue refresh tokens.</param>
    /// <exception cref="AuthException">The token is not valid, or a requested scope has no consent.</exception>
    public JsonArray IssueDependentTokens(
        Client service,
        string token,
        IReadOnlyList<ScopeNode>? wanted,
        AccessType accessType
    )
    {
        var record = tokens.Find(token, clock.GetUtcNow());
        if (record is not { Kind: TokenKind.Access })
        {
            throw AuthException.InvalidGrant("The token is not valid.");
        }

        var serviceId = service.Id.ToString("D");
        var allowed = record
            .Scopes.Where(scope => directory.IsOf(service, scope))
            .SelectMany(scope => consents.ListDependencies(record.IdentityId, record.ClientId, scope))
            .ToList();
        var scopes = wanted?.Select(scope => scope.Name).ToList() ?? allowed;
        var missing = scopes.Except(allowed).ToList();
        return missing.Count == 0
            ? database.Write(() =>
                new JsonArray([.. issuer.IssueEach(record.Holder with { ClientId = serviceId }, scopes, accessType)])
            )
            : throw AuthException.DependentConsentRequired(missing);
    }
}
