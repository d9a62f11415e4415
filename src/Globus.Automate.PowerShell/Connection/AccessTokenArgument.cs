using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// The value of <c>-AccessToken</c>: a token, or several tokens by scope. Errors and <c>ToString</c> never show the
/// value, because even an invalid value may be a token.
/// </summary>
public sealed class AccessTokenArgument
{
    private readonly object _value;

    internal AccessTokenArgument(object given) => _value = given;

    /// <summary>Returns the tokens by scope.</summary>
    /// <param name="scopes">The scopes of a single token.</param>
    /// <exception cref="CommandException">The value has another type, or the scopes are given twice.</exception>
    internal IReadOnlyDictionary<string, AccessToken> Resolve(IReadOnlyList<string>? scopes)
    {
        if (_value is SecureString alone)
        {
            var value = alone.Reveal();
            return (scopes ?? [GlobusScopes.FlowsAll])
                .Distinct()
                .ToDictionary(scope => scope, scope => new AccessToken(value, scope, null), StringComparer.Ordinal);
        }

        var tokens = _value switch
        {
            GlobusAccessToken token => new Dictionary<string, AccessToken>(StringComparer.Ordinal)
            {
                [token.Scope] = token.ToAccessToken(),
            },
            IDictionary { Count: > 0 } given => given
                .Cast<DictionaryEntry>()
                .ToDictionary(
                    entry => ScopeOf(entry.Key),
                    entry => TokenOf(ScopeOf(entry.Key), entry.Value),
                    StringComparer.Ordinal
                ),
            IDictionary => throw Invalid("The dictionary is empty"),
            _ => throw Invalid($"A {_value.GetType().Name} was given"),
        };
        return scopes is null ? tokens : throw Invalid("-Scope was also given, but the tokens already have scopes");
    }

    private static string ScopeOf(object key) =>
        Convert.ToString(key, CultureInfo.InvariantCulture) is { Length: > 0 } scope
            ? scope
            : throw Invalid("The dictionary contains an empty scope");

    private static AccessToken TokenOf(string scope, object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            SecureString token => new AccessToken(token.Reveal(), scope, null),
            GlobusAccessToken token => token.ToAccessToken(),
            var other => throw Invalid($"The dictionary contains a {other?.GetType().Name ?? "null"}"),
        };

    private static CommandException Invalid(string problem) =>
        new(
            "InvalidArgument",
            ErrorCategory.InvalidArgument,
            $"-AccessToken requires a SecureString or a dictionary of scopes and SecureStrings. {problem}.",
            "Specify a SecureString (Read-Host -AsSecureString), the output of Get-GlobusAccessToken, or a dictionary "
                + "whose keys are scopes."
        );
}
