using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth.OpenId;
using Globus.Automate.Emulator.Storage;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>Exchanges a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).</summary>
internal sealed class CodeGrant(
    CodeStore codes,
    TokenStore tokens,
    TokenIssuer issuer,
    IdTokens idTokens,
    ReuseLog reuse,
    Database database,
    TimeProvider clock
)
{
    /// <exception cref="AuthException">The code is not valid, or was issued for another client, redirect or
    /// verifier.</exception>
    public JsonObject Exchange(Client client, string code, Dictionary<string, StringValues> form) =>
        database.Write(() => TryExchange(client, code, form))
        ?? throw AuthException.InvalidGrant(
            "The code is not valid: it is unknown, expired or already used, or it was issued for another client, "
                + "redirect_uri or code_verifier."
        );

    /// <summary>
    /// Every use by its own client consumes the code. A second use revokes the tokens that were issued for it.
    /// </summary>
    private JsonObject? TryExchange(Client client, string code, Dictionary<string, StringValues> form)
    {
        if (codes.Find(code) is not { } record || record.Holder.ClientId != client.Id.ToString("D"))
        {
            return null;
        }

        if (record.IsUsed)
        {
            tokens.RemoveGrant(record.Holder.GrantId);
            reuse.Add("code", record.Holder, record.Scope);
            return null;
        }

        codes.MarkUsed(code);
        return
            record.ExpiresAt > clock.GetUtcNow()
            && form.GetValueOrDefault("redirect_uri") == record.RedirectUri
            && HasVerifier(record, form.GetValueOrDefault("code_verifier").ToString())
            ? IssueTokens(record)
            : null;
    }

    private static bool HasVerifier(AuthorizationCode record, string verifier) =>
        record.Challenge is null ? verifier.Length == 0 : Pkce.Matches(record.Challenge, verifier);

    private JsonObject IssueTokens(AuthorizationCode record)
    {
        var scopes = record.Scope.Split(' ');
        var response = issuer.Issue(record.Holder, scopes, record.AccessType);
        foreach (var token in response["other_tokens"]!.AsArray().Prepend(response))
        {
            token!["state"] = record.State;
        }

        idTokens.AddTo(response, record.Holder, scopes, record.Nonce);
        return response;
    }
}
