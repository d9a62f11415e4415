using Globus.Automate.Emulator.Auth;
using Microsoft.AspNetCore.Http.Extensions;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

/// <summary>What an application opens in the browser, and sends for the code that comes back.</summary>
internal static class SignInAddress
{
    public const string Redirect = "http://127.0.0.1:49152";
    public const string Scope = "openid profile email " + TestEmulator.AllScope;

    /// <summary>The verifier and challenge of RFC 7636, appendix B.</summary>
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /// <summary>The address for a native application; null takes a parameter away.</summary>
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = DevelopmentAccounts.Native.Id.ToString(),
            ["redirect_uri"] = Redirect,
            ["scope"] = Scope,
            ["state"] = "a state",
            ["response_type"] = "code",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
            ["access_type"] = "online",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return "v2/oauth2/authorize"
            + new QueryBuilder(
                parameters
                    .Where(parameter => parameter.Value is not null)
                    .Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value!))
            ).ToQueryString();
    }

    public static string OfConfidential(Client client) =>
        Of(("client_id", client.Id.ToString()), ("code_challenge", null), ("code_challenge_method", null));

    public static (string, string)[] Trade(string code, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var fields = new Dictionary<string, string?>
        {
            ["client_id"] = DevelopmentAccounts.Native.Id.ToString(),
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["code_verifier"] = Verifier,
            ["redirect_uri"] = Redirect,
        };
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return [.. fields.Where(field => field.Value is not null).Select(field => (field.Key, field.Value!))];
    }
}
