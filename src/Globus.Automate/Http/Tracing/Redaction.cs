using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Http.Tracing;

/// <summary>
/// Redacts requests for the trace. Only listed fields are shown; all other values are masked. Free documents (the input
/// and output of flows and actions) are masked completely.
/// </summary>
internal static class Redaction
{
    private const string Mask = "***";

    private static readonly HashSet<string> AllowedFields = new(StringComparer.Ordinal)
    {
        "grant_type",
        "client_id",
        "scope",
        "redirect_uri",
        "access_type",
        "include",
        "token_type_hint",
    };

    private static readonly HashSet<string> AllowedMembers = new(StringComparer.Ordinal)
    {
        "action_id",
        "api_version",
        "code",
        "completion_time",
        "created_at",
        "debug_id",
        "description",
        "detail",
        "DELETED",
        "display_status",
        "entries",
        "error",
        "error_description",
        "errors",
        "expires_in",
        "flow_id",
        "flow_title",
        "globus_auth_scope",
        "has_next_page",
        "id",
        "keywords",
        "label",
        "limit",
        "loc",
        "message",
        "msg",
        "number_of_possibilities",
        "per_page",
        "release_after",
        "required_scope",
        "required_scopes",
        "resource_server",
        "run_id",
        "run_ids",
        "scope",
        "start_time",
        "state_name",
        "state_type",
        "status",
        "subtitle",
        "synchronous",
        "tags",
        "time",
        "title",
        "token_type",
        "type",
        "types",
        "updated_at",
        "user_role",
        "user_roles",
    };

    private static readonly HashSet<string> FreeDocuments = new(StringComparer.Ordinal)
    {
        "body",
        "input",
        "output",
        "response",
        "parameters",
        "Parameters",
        "definition",
        "input_schema",
    };

    /// <summary>An address without the values of its query fields.</summary>
    public static string Redact(Uri address)
    {
        var names = address
            .Query.TrimStart('?')
            .Split('&')
            .Select(field => field.Split('=')[0])
            .Where(name => name.Length > 0);
        var query = string.Join("&", names);
        return address.GetLeftPart(UriPartial.Path) + (query.Length > 0 ? "?" + query : "");
    }

    /// <summary>A redacted body; for a body that is neither JSON nor a form, only its length.</summary>
    public static string Redact(string body, string? mediaType)
    {
        if (body.Length == 0)
        {
            return "";
        }

        if (mediaType == "application/x-www-form-urlencoded")
        {
            return RedactForm(body);
        }

        try
        {
            return JsonValue.ToText(MaskValue(JsonValue.Parse(body), isShown: false));
        }
        catch (JsonException)
        {
            return Measure(body.Length, mediaType);
        }
    }

    /// <summary>Whether the value of a form field is not secret.</summary>
    public static bool IsAllowedField(string name) => AllowedFields.Contains(name);

    /// <summary>The description of a body that is not shown.</summary>
    public static string Measure(int length, string? mediaType) =>
        $"({length} characters of {mediaType ?? "an unknown type"})";

    private static string RedactForm(string body) =>
        string.Join(
            "&",
            body.Split('&')
                .Select(field => field.Split('='))
                .Select(field => AllowedFields.Contains(field[0]) ? string.Join("=", field) : $"{field[0]}={Mask}")
        );

    private static object? MaskValue(object? value, bool isShown) =>
        value switch
        {
            JsonMap map => MaskMap(map),
            JsonList list => MaskList(list, isShown),
            null or bool => value,
            _ => isShown ? value : Mask,
        };

    private static JsonMap MaskMap(JsonMap map)
    {
        var masked = new JsonMap();
        foreach (var member in map)
        {
            masked[member.Key] = FreeDocuments.Contains(member.Key)
                ? Summarize(member.Value)
                : MaskValue(member.Value, AllowedMembers.Contains(member.Key));
        }

        return masked;
    }

    private static JsonList MaskList(JsonList list, bool isShown)
    {
        var masked = new JsonList();
        foreach (var item in list)
        {
            masked.Add(MaskValue(item, isShown));
        }

        return masked;
    }

    private static string? Summarize(object? document) =>
        document switch
        {
            null => null,
            JsonMap map => $"({map.Count} members)",
            JsonList list => $"({list.Count} items)",
            _ => Mask,
        };
}
