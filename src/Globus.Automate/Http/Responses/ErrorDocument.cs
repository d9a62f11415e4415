using System.Text.Json;

namespace Globus.Automate.Http.Responses;

/// <summary>
/// Reads the error documents of the Globus services: the Flows envelope (<c>error.code</c>), the JSON:API list of
/// Globus Auth (<c>errors</c>), RFC 6749 §5.2 (<c>error</c> as a string), and the flat form of action providers
/// (<c>code</c>, <c>description</c>).
/// </summary>
internal static class ErrorDocument
{
    public static ErrorBody Read(JsonElement document)
    {
        // Some older services return the error in a list.
        if (document.ValueKind == JsonValueKind.Array && document.GetArrayLength() > 0)
        {
            document = document[0];
        }

        if (document.ValueKind == JsonValueKind.String)
        {
            return ErrorBody.Empty with { Message = PlainText.Of(document.GetString()!) };
        }

        if (document.ValueKind != JsonValueKind.Object)
        {
            return ErrorBody.Empty;
        }

        var body =
            Member(document, "error") is { ValueKind: JsonValueKind.Object } error ? ReadEnvelope(error)
            : Member(document, "errors") is { ValueKind: JsonValueKind.Array } errors && errors.GetArrayLength() > 0
                ? ReadList(document, errors)
            : ReadFlat(document);
        return body with
        {
            DebugId = Text(document, "debug_id") ?? body.DebugId ?? Text(document, "request_id"),
            Document = document.Clone(),
        };
    }

    private static ErrorBody ReadEnvelope(JsonElement error)
    {
        var details = ErrorDetails.Read(Member(error, "detail"));
        return new ErrorBody
        {
            Code = Text(error, "code"),
            Message = AddDetail(Text(error, "message"), ReadTextOrList(error, "detail"), details)
                ?? Text(error, "title"),
            Details = details,
        };
    }

    private static ErrorBody ReadList(JsonElement document, JsonElement errors)
    {
        var first = errors[0];
        var texts = errors
            .EnumerateArray()
            .Select(item => ReadTextOrList(item, "detail") ?? ReadTextOrList(item, "message") ?? Text(item, "title"));
        return new ErrorBody
        {
            Code = Text(document, "error") ?? Text(first, "code"),
            Message = Join(texts) ?? Text(document, "error_description"),
            DebugId = Text(first, "id"),
        };
    }

    private static ErrorBody ReadFlat(JsonElement document)
    {
        var details = ErrorDetails.Read(Member(document, "detail"));
        return new ErrorBody
        {
            Code = Text(document, "error") ?? Text(document, "code"),
            Message = ReadTextOrList(document, "error_description")
                ?? ReadTextOrList(document, "description")
                ?? ReadTextOrList(document, "message")
                ?? ReadTextOrList(document, "detail")
                ?? ErrorDetails.Join(details)
                ?? Text(document, "title")
                ?? SessionMessage(document),
            Details = details,
        };
    }

    // Flows returns "Input failed schema validation with 1 error." in the message, and the error in the detail.
    private static string? AddDetail(string? message, string? detail, IReadOnlyList<ErrorDetail> details)
    {
        var findings = detail ?? ErrorDetails.Join(details);
        if (message is null || findings is null)
        {
            return message ?? findings;
        }

        var isComplete = detail is null ? details.All(one => message.Contains(one.Message)) : message.Contains(detail);
        return isComplete ? message : $"{message.TrimEnd('.')}: {findings}";
    }

    private static string? SessionMessage(JsonElement document) =>
        Member(document, "authorization_parameters") is { } parameters ? Text(parameters, "session_message") : null;

    private static JsonElement? Member(JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object
        && document.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static string? Text(JsonElement document, string name) =>
        Member(document, name) is { ValueKind: JsonValueKind.String } value
        && PlainText.Of(value.GetString()!) is { Length: > 0 } text
            ? text
            : null;

    /// <summary>A string, or the joined strings of a list, as action providers of 2021 return them.</summary>
    private static string? ReadTextOrList(JsonElement document, string name) =>
        Member(document, name) switch
        {
            { ValueKind: JsonValueKind.Array } list => Join(
                list.EnumerateArray()
                    .Where(item => item.ValueKind == JsonValueKind.String)
                    .Select(item => PlainText.Of(item.GetString()!))
            ),
            _ => Text(document, name),
        };

    private static string? Join(IEnumerable<string?> texts)
    {
        var joined = string.Join("; ", texts.Where(text => !string.IsNullOrEmpty(text)).Distinct());
        return joined.Length > 0 ? joined : null;
    }
}
