using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Globus.Automate.Emulator.Json;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Removes secrets from recorded requests. Headers and form fields are kept by an allow list; others are hidden.
/// </summary>
internal static partial class Redaction
{
    private const string Hidden = "***";
    private const string AuthorizationParameters = "authorization_parameters";
    private const int MaximumRecordedBody = 64 * 1024;

    private static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept",
        "Content-Type",
        "Content-Length",
        "User-Agent",
        "X-Globus-Client-Info",
        "Retry-After",
    };

    private static readonly HashSet<string> FormFields =
    [
        "grant_type",
        "scope",
        "include",
        "client_id",
        "token_type_hint",
        "access_type",
        "redirect_uri",
    ];

    private static readonly string[] SecretNames =
    [
        "token",
        "secret",
        "password",
        "credential",
        "authorization",
        "verifier",
    ];

    public static IReadOnlyList<KeyValuePair<string, string>> ShowHeaders(IHeaderDictionary headers)
    {
        var shown = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in headers)
        {
            if (Headers.Contains(name))
            {
                shown.Add(KeyValuePair.Create(name, value.ToString()));
            }
            else if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            {
                shown.Add(KeyValuePair.Create(name, $"{value.ToString().Split(' ')[0]} {Hidden}"));
            }
        }

        return shown;
    }

    public static IReadOnlyList<KeyValuePair<string, string>> ShowQuery(IQueryCollection query) =>
        query.Count == 0
            ? []
            :
            [
                .. query.Select(parameter =>
                    KeyValuePair.Create(parameter.Key, IsSecret(parameter.Key) ? Hidden : parameter.Value.ToString())
                ),
            ];

    /// <returns>The body as JSON text; null for an empty body.</returns>
    public static string? ShowBody(HttpRequest request, RequestContent content) =>
        content.Bytes.Length == 0 ? null : ReadBody(request, content).ToText();

    private static JsonNode? ReadBody(HttpRequest request, RequestContent content)
    {
        if (content.Bytes.Length > MaximumRecordedBody)
        {
            return JsonValue.Create($"({content.Bytes.Length} bytes)");
        }

        if (request.HasFormContentType || GlobusServices.IsAuth(request.Path))
        {
            return new JsonObject(content.ReadForm().Select(ShowField));
        }

        return ShowJson(content);
    }

    /// <summary>
    /// Hides the strings under names of secrets, and the emulator's tokens everywhere, also within texts. Numbers and
    /// the structure are kept, so that a stored state remains readable.
    /// </summary>
    public static JsonNode? HideTexts(JsonNode? node) => HideTexts(node, RedactionScope.Tokens);

    private static JsonNode? HideTexts(JsonNode? node, RedactionScope what)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).ToList())
                {
                    Replace(
                        members[name],
                        IsSecretName(name) && name != AuthorizationParameters ? RedactionScope.AllTexts : what,
                        shown => members[name] = shown
                    );
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Replace(items[i], what, shown => items[i] = shown);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                var hidden = what == RedactionScope.AllTexts ? Hidden : HideTexts(text);
                return hidden == text ? node : JsonValue.Create(hidden);
        }

        return node;
    }

    /// <summary>A sentence of a provider can contain tokens, or a document such as <c>422: {…}</c>.</summary>
    private static string HideTexts(string text)
    {
        var start = text.IndexOfAny(['{', '[']);
        if (start >= 0 && IsSecretName(text))
        {
            try
            {
                var document = JsonText.Parse(text[start..]);
                var before = document.ToText();
                var after = HideTexts(document).ToText();
                if (before != after)
                {
                    return Token().Replace(text[..start], Hidden) + after;
                }
            }
            catch (JsonException)
            {
                // The text is a sentence.
            }
        }

        return Token().Replace(text, Hidden);
    }

    private static void Replace(JsonNode? child, RedactionScope what, Action<JsonNode?> replace)
    {
        if (HideTexts(child, what) is { } shown && !ReferenceEquals(shown, child))
        {
            replace(shown);
        }
    }

    [GeneratedRegex("(?<![A-Za-z0-9_-])Ag[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])")]
    private static partial Regex Token();

    private static KeyValuePair<string, JsonNode?> ShowField(KeyValuePair<string, StringValues> field) =>
        KeyValuePair.Create(field.Key, (JsonNode?)(FormFields.Contains(field.Key) ? field.Value.ToString() : Hidden));

    private static JsonNode? ShowJson(RequestContent content)
    {
        try
        {
            var body = content.ReadObject();
            Hide(body);
            return body;
        }
        catch (JsonException)
        {
            return JsonValue.Create("(not JSON)");
        }
    }

    private static void Hide(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).ToList())
            {
                if (IsSecret(name) && members[name]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                {
                    members[name] = Hidden;
                }
                else
                {
                    Hide(members[name]);
                }
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Hide(item);
            }
        }
    }

    private static bool IsSecret(string name) => name == "code" || IsSecretName(name);

    /// <summary>The member <c>code</c> is an error code in a state, and a secret in a request.</summary>
    private static bool IsSecretName(string name) =>
        SecretNames.Any(secret => name.Contains(secret, StringComparison.OrdinalIgnoreCase));

    private enum RedactionScope
    {
        Tokens,
        AllTexts,
    }
}
