using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>What <c>-AccessToken</c> accepts: a token, or several by their scopes. Its text shows none.</summary>
public sealed class AccessTokenArgument
{
    private readonly SecureString? _alone;
    private readonly IReadOnlyDictionary<string, AccessToken> _byScope = new Dictionary<string, AccessToken>();

    /// <summary>One token, whose scopes are said elsewhere.</summary>
    /// <param name="token">The token.</param>
    public AccessTokenArgument(SecureString token) => _alone = token;

    /// <summary>One token that knows its scopes and its end.</summary>
    /// <param name="token">What <c>Get-GlobusAccessToken</c> wrote.</param>
    public AccessTokenArgument(GlobusAccessToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        _byScope = new Dictionary<string, AccessToken>(StringComparer.Ordinal) { [token.Scope] = token.ToAccessToken() };
    }

    /// <summary>Several tokens.</summary>
    /// <param name="tokens">A secure string, or what <c>Get-GlobusAccessToken</c> wrote, for each scope.</param>
    /// <exception cref="ArgumentException">A value is something else.</exception>
    public AccessTokenArgument(IDictionary tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Count == 0)
            throw new ArgumentException("There is no token in the dictionary.");
        _byScope = tokens.Cast<DictionaryEntry>().ToDictionary(ScopeOf, entry => TokenOf(ScopeOf(entry), entry.Value), StringComparer.Ordinal);
    }

    /// <summary>The tokens by their scopes.</summary>
    /// <param name="scopes">The scopes of a token that is given alone.</param>
    internal IReadOnlyDictionary<string, AccessToken> Resolve(IReadOnlyList<string>? scopes)
    {
        if (_alone is null)
            return scopes is null ? _byScope : throw new ArgumentException("-Scope says what a token is for that is given alone; these have their scopes with them.");
        var value = _alone.Reveal();
        return (scopes ?? [GlobusScopes.FlowsAll]).Distinct().ToDictionary(scope => scope, scope => new AccessToken(value, scope, null), StringComparer.Ordinal);
    }

    private static string ScopeOf(DictionaryEntry entry) => Convert.ToString(entry.Key, CultureInfo.InvariantCulture) is { Length: > 0 } scope
        ? scope
        : throw new ArgumentException("A token is given for an empty scope.");

    private static AccessToken TokenOf(string scope, object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        SecureString token => new AccessToken(token.Reveal(), scope, null),
        GlobusAccessToken token => token.ToAccessToken(),
        _ => throw new ArgumentException($"The token for the scope {scope} is no secure string."),
    };
}
