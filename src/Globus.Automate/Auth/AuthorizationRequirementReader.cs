using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>
/// Reads the five forms in which Globus services return a requirement, in this order. A member of the wrong type means
/// that the document has another form.
/// </summary>
internal static class AuthorizationRequirementReader
{
    private const string ConsentRequired = "ConsentRequired";

    private static readonly Func<JsonElement, AuthorizationRequirement?>[] Shapes =
    [
        Canonical,
        LegacySession,
        TransferConsent,
        ActionProviderConsent,
        AuthConsent,
    ];

    public static AuthorizationRequirement? Read(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object
            ? Shapes.Select(shape => shape(document)).FirstOrDefault(requirement => requirement is not null)
            : null;

    /// <summary>Reads the requirement from an error document, or from one of its listed errors.</summary>
    public static AuthorizationRequirement? ReadError(JsonElement document) =>
        Read(document) ?? SubErrors(document).Select(Read).FirstOrDefault(requirement => requirement is not null);

    private static IEnumerable<JsonElement> SubErrors(JsonElement document)
    {
        if (Member(document, "error") is { ValueKind: JsonValueKind.Object } error)
        {
            yield return error;
        }

        if (Member(document, "errors") is { ValueKind: JsonValueKind.Array } errors)
        {
            foreach (var item in errors.EnumerateArray())
            {
                yield return item;
            }
        }
    }

    private static AuthorizationRequirement? Canonical(JsonElement document) =>
        Text(document, "code") is { } code && Member(document, "authorization_parameters") is { } parameters
            ? FromParameters(code, parameters, Strings)
            : null;

    private static AuthorizationRequirement? LegacySession(JsonElement document) =>
        Member(document, "authorization_parameters") is { } parameters && WordOrAbsent(parameters, "prompt", "login")
            ? FromParameters(Text(document, "code") ?? "AuthorizationRequired", parameters, StringsOrCommaSeparated)
            : null;

    private static AuthorizationRequirement? TransferConsent(JsonElement document) =>
        Text(document, "code") == ConsentRequired && Strings(document, "required_scopes") is { Count: > 0 } scopes
            ? Consent(scopes, Text(document, "message"))
            : null;

    private static AuthorizationRequirement? ActionProviderConsent(JsonElement document) =>
        Text(document, "code") == ConsentRequired && Text(document, "required_scope") is { } scope
            ? Consent(new StringList([scope]), Text(document, "description"))
            : null;

    private static AuthorizationRequirement? AuthConsent(JsonElement document) =>
        Text(document, "error") == "dependent_consent_required"
        && Member(document, "errors") is { ValueKind: JsonValueKind.Array } errors
        && errors.GetArrayLength() > 0
        && Strings(errors[0], "unapproved_scopes") is { Count: > 0 } scopes
            ? Consent(scopes, Text(document, "error_description"))
            : null;

    private static AuthorizationRequirement Consent(StringList scopes, string? message) =>
        new()
        {
            Code = ConsentRequired,
            RequiredScopes = scopes,
            Message = message,
        };

    private static AuthorizationRequirement? FromParameters(
        string code,
        JsonElement parameters,
        Func<JsonElement, string, StringList?> list
    )
    {
        if (
            parameters.ValueKind != JsonValueKind.Object
            || !TextOrAbsent(parameters, "session_message")
            || !TextOrAbsent(parameters, "prompt")
            || !TryMfa(parameters, out var mfa)
            || Strings(parameters, "required_scopes") is not { } scopes
            || Strings(parameters, "session_required_identities") is not { } identities
            || list(parameters, "session_required_policies") is not { } policies
            || list(parameters, "session_required_single_domain") is not { } domains
        )
        {
            return null;
        }

        return new AuthorizationRequirement
        {
            Code = code,
            Message = Text(parameters, "session_message"),
            RequiredScopes = scopes,
            RequiredIdentities = identities,
            RequiredPolicies = policies,
            RequiredSingleDomain = domains,
            RequiredMfa = mfa,
            Prompt = Text(parameters, "prompt"),
        };
    }

    private static JsonElement? Member(JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object
        && document.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static string? Text(JsonElement document, string name) =>
        Member(document, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool TextOrAbsent(JsonElement document, string name) =>
        Member(document, name) is null or { ValueKind: JsonValueKind.String };

    private static bool WordOrAbsent(JsonElement document, string name, string word) =>
        Member(document, name) is null || Text(document, name) == word;

    private static bool TryMfa(JsonElement parameters, out bool? value)
    {
        var member = Member(parameters, "session_required_mfa");
        value = member?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
        return member is null || value is not null;
    }

    /// <summary>The strings of a list; empty if it is missing, null if it is not a list of strings.</summary>
    private static StringList? Strings(JsonElement document, string name) =>
        Member(document, name) switch
        {
            null => StringList.None,
            { ValueKind: JsonValueKind.Array } list
                when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => new StringList(
                list.EnumerateArray().Select(item => item.GetString()!)
            ),
            _ => null,
        };

    private static StringList? StringsOrCommaSeparated(JsonElement document, string name) =>
        Text(document, name) is { } text
            ? new StringList(text.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0))
            : Strings(document, name);
}
