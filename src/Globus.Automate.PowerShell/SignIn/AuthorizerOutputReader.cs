using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>
/// Reads the output of an authorizer: a secure string, a string, a client credential, or an object with the token and
/// its expiration. Errors contain the type of the output, never its value.
/// </summary>
/// <param name="auth">The context's Globus Auth.</param>
internal sealed class AuthorizerOutputReader(AuthClient auth)
{
    private static readonly string[] TokenNames = ["Token", "AccessToken", "access_token"];
    private static readonly string[] ExpirationNames = ["ExpiresOn", "expires_on"];

    private readonly ConcurrentDictionary<(string, string), ClientCredentialsTokenSource> _clients = new();

    /// <summary>Returns the token; null if the output is empty.</summary>
    /// <param name="output">The output.</param>
    /// <param name="request">The request for a token.</param>
    /// <param name="rejected">The token that the service refused, if any; a client then requests a new one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<AccessToken?> ReadAsync(
        IReadOnlyList<PSObject?> output,
        TokenRequest request,
        AccessToken? rejected,
        CancellationToken cancellationToken
    )
    {
        var written = output.Where(item => item?.BaseObject is not null).ToList();
        if (written.Count == 0)
        {
            return null;
        }

        var token = written is [var only]
            ? await ReadAsync(only!, request, rejected, cancellationToken).ConfigureAwait(false)
            : null;
        return token
            ?? throw Invalid(request.Scope, string.Join(", ", written.Select(item => item!.BaseObject.GetType().Name)));
    }

    private async Task<AccessToken?> ReadAsync(
        PSObject written,
        TokenRequest request,
        AccessToken? rejected,
        CancellationToken cancellationToken
    ) =>
        written.BaseObject switch
        {
            AccessToken token => token,
            GlobusAccessToken token => token.ToAccessToken(),
            PSCredential credential when rejected is not null => await ClientTokens(credential)
                .RenewTokenAsync(request, rejected, cancellationToken)
                .ConfigureAwait(false)
                ?? rejected,
            PSCredential credential => await ClientTokens(credential)
                .GetTokenAsync(request, cancellationToken)
                .ConfigureAwait(false),
            var value when TextOf(value) is { } text => Create(text, request.Scope, null),
            var value
                when TokenNames
                    .Select(name => TextOf(PropertyOf(written, value, name)))
                    .FirstOrDefault(text => text is not null)
                    is { } text => Create(
                text,
                request.Scope,
                ExpirationNames.Select(name => PropertyOf(written, value, name)).FirstOrDefault(end => end is not null)
            ),
            _ => null,
        };

    private ClientCredentialsTokenSource ClientTokens(PSCredential credential)
    {
        var account = credential.GetNetworkCredential();
        return _clients.GetOrAdd((account.UserName, account.Password), client => new(auth, client.Item1, client.Item2));
    }

    private static AccessToken Create(string text, string scope, object? end)
    {
        if (text.Trim().Length == 0)
        {
            throw Invalid(scope, "an empty string");
        }

        return new AccessToken(text, scope, end is null ? null : ExpirationOf(end, scope));
    }

    private static DateTimeOffset ExpirationOf(object end, string scope) =>
        LanguagePrimitives.TryConvertTo(end, typeof(DateTimeOffset), CultureInfo.InvariantCulture, out var time)
        && time is DateTimeOffset known
            ? known
            : throw Invalid(scope, "a token with an invalid ExpiresOn");

    private static string? TextOf(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            string text => text,
            SecureString secret => secret.Reveal(),
            _ => null,
        };

    private static object? PropertyOf(PSObject written, object value, string name) =>
        value is IDictionary dictionary ? dictionary[name] : written.Properties[name]?.Value;

    private static CommandException Invalid(string scope, string output) =>
        new(
            "AuthorizerResultInvalid",
            ErrorCategory.InvalidResult,
            $"The -Authorizer script block returned {output} for the scope {scope} instead of one token.",
            "Return one SecureString, one string, one client credential, or one object with Token and ExpiresOn "
                + "from the script block."
        );
}
