using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Finds the caller by the Authorization header.</summary>
internal sealed class BearerAuthentication(
    TokenStore tokens,
    IdentityDirectory directory,
    GroupStore groups,
    Database database,
    TimeProvider clock
)
{
    private const string Scheme = "Bearer ";

    private readonly StoreCache<string, Caller> _known = new(
        database,
        "token",
        "identity",
        "client",
        "flow",
        "user_group"
    );

    /// <summary>
    /// The caller; null if the header is missing or has another scheme, or if the token is not valid.
    /// </summary>
    public Caller? Find(HttpContext http)
    {
        if (http.Features.Get<Caller>() is { } known)
        {
            return known;
        }

        var caller = Read(http);
        http.Features.Set(caller);
        return caller;
    }

    public Caller? FindByToken(string token) =>
        _known.Get(SecretText.Hash(token), _ => ReadCaller(token)) is { } caller
        && caller.Token.ExpiresAt > clock.GetUtcNow()
            ? caller
            : null;

    /// <summary>
    /// A caller without a request: a service acts for a user who consented to it. Null if the identity does not exist.
    /// </summary>
    /// <param name="holder">The client and the identity.</param>
    /// <param name="scope">The scope of the token that the service would get.</param>
    public Caller? Represent(TokenHolder holder, string scope)
    {
        var now = clock.GetUtcNow();
        var token = new TokenRecord(TokenKind.Access, holder, scope, now, now + TokenIssuer.AccessLifetime)
        {
            Family = holder.GrantId,
        };
        return FindCaller(token);
    }

    private Caller? ReadCaller(string token) =>
        tokens.Find(token, clock.GetUtcNow()) is { Kind: TokenKind.Access } record ? FindCaller(record) : null;

    private Caller? FindCaller(TokenRecord record)
    {
        if (directory.FindAccount(record.IdentityId) is not var (identity, identities))
        {
            return null;
        }

        return new Caller(
            identity,
            record,
            [.. identities.Select(member => member.Urn), .. groups.ListOf(identities).Select(group => group.Urn)]
        );
    }

    private Caller? Read(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? FindByToken(header[Scheme.Length..].Trim())
            : null;
    }
}
