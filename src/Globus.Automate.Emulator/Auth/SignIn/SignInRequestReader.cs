using Globus.Automate.Emulator.Auth.Tokens;
using Globus.Automate.Emulator.Http;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>Reads the parameters of the authorize endpoint.</summary>
internal sealed class SignInRequestReader(ClientDirectory clients, RedirectUris redirects, ScopeValidator scopes)
{
    private const int LongestText = 2000;

    /// <exception cref="SignInException">A parameter is missing or not valid.</exception>
    public SignInRequest Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var parameters = query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value);
        var clientId = Single(parameters, "client_id");
        var client = clients.Find(clientId ?? "")
            ?? throw SignInException.OnPage(
                "An application with this client_id does not exist. Add it with POST /_emulator/clients, or start the "
                    + "emulator with --any-client."
            );
        var redirectUri = Single(parameters, "redirect_uri");
        if (redirectUri is null || !redirects.Allows(client, redirectUri))
        {
            throw SignInException.OnPage("The redirect_uri is missing or is not allowed for this application.");
        }

        try
        {
            return ReadTrusted(parameters, client, redirectUri);
        }
        catch (SignInException exception)
        {
            throw new SignInException(exception.Error, exception.Message)
            {
                RedirectUri = redirectUri,
                State = parameters.GetValueOrDefault("state"),
            };
        }
        catch (AuthException exception)
        {
            throw new SignInException("invalid_scope", exception.Message)
            {
                RedirectUri = redirectUri,
                State = parameters.GetValueOrDefault("state"),
            };
        }
    }

    private SignInRequest ReadTrusted(Dictionary<string, StringValues> parameters, Client client, string redirectUri)
    {
        if (parameters.FirstOrDefault(parameter => parameter.Value.Count > 1).Key is { } repeated)
        {
            throw Invalid($"The parameter {repeated} is specified more than once.");
        }

        var responseType = Single(parameters, "response_type");
        if (responseType != "code")
        {
            throw new SignInException("unsupported_response_type", "The response_type must be code.");
        }

        return new SignInRequest(client, redirectUri)
        {
            Scopes = scopes.Read(Single(parameters, "scope") ?? ""),
            State = parameters.GetValueOrDefault("state"),
            Challenge = ReadChallenge(parameters, client),
            Nonce = Single(parameters, "nonce"),
            Label = Single(parameters, "prefill_named_grant"),
            AccessType = Single(parameters, "access_type") switch
            {
                null or "online" => AccessType.Online,
                "offline" => AccessType.Offline,
                _ => throw Invalid("The access_type must be online or offline."),
            },
            Session = ReadSession(parameters),
        };
    }

    private static string? ReadChallenge(Dictionary<string, StringValues> parameters, Client client)
    {
        var challenge = Single(parameters, "code_challenge");
        var method = Single(parameters, "code_challenge_method");
        if (challenge is null)
        {
            return client.IsNative || method is not null
                ? throw Invalid("A native application must send a code_challenge.")
                : null;
        }

        return method == "S256" && Pkce.IsChallenge(challenge)
            ? challenge
            : throw Invalid(
                "The code_challenge_method must be S256, and the code_challenge a SHA-256 hash in base64url."
            );
    }

    private static SessionRequirement ReadSession(Dictionary<string, StringValues> parameters) =>
        new()
        {
            Identities = SplitList(parameters, "session_required_identities"),
            SingleDomain = SplitList(parameters, "session_required_single_domain"),
            Policies = SplitList(parameters, "session_required_policies"),
            NeedsMfa = Flag(parameters, "session_required_mfa"),
            NeedsFreshLogin = Single(parameters, "prompt") switch
            {
                null => false,
                "login" => true,
                _ => throw Invalid("The prompt must be login."),
            },
            Message = Single(parameters, "session_message"),
        };

    private static bool Flag(Dictionary<string, StringValues> parameters, string name) =>
        Single(parameters, name) is { } text
        && (BooleanText.Parse(text) ?? throw Invalid($"The parameter {name} must be true or false."));

    private static string[] SplitList(Dictionary<string, StringValues> parameters, string name) =>
        (Single(parameters, name) ?? "").Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    /// <summary>The value of a parameter; an empty value counts as absent (RFC 6749 §3.1).</summary>
    private static string? Single(Dictionary<string, StringValues> parameters, string name)
    {
        var value = parameters.GetValueOrDefault(name);
        return value.Count > 1 ? throw Invalid($"The parameter {name} is specified more than once.")
            : value.ToString() is not { Length: > 0 } text ? null
            : text.Length <= LongestText || name == "scope" ? text
            : throw Invalid($"The parameter {name} is too long.");
    }

    private static SignInException Invalid(string description) => new("invalid_request", description);
}
