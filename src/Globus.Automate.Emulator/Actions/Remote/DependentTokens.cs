using System.Collections.Concurrent;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Actions.Remote;

/// <summary>The tokens that Flows sends to providers over HTTP: one for each identity, flow and scope.</summary>
internal sealed class DependentTokens(TokenIssuer issuer, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<
        (ActionCaller Caller, string Scope),
        (string Token, DateTimeOffset Until)
    > _known = new();

    public string Get(ActionCaller caller, string scope)
    {
        var key = (caller, scope);
        if (_known.TryGetValue(key, out var entry) && entry.Until > clock.GetUtcNow())
        {
            return entry.Token;
        }

        var identity = Identity.ParseUrn(caller.Urn)!.Value;
        var token = issuer.CreateToken(TokenHolder.Of(caller.ClientId, identity), scope);
        _known[key] = (token, clock.GetUtcNow() + Lifetime);
        return token;
    }

    public void Clear() => _known.Clear();
}
