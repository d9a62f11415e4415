using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Globus.Automate.Http.Responses;

/// <summary>Reads the details of Flows errors, which are <c>{loc, msg, type}</c> below <c>detail</c>.</summary>
internal static class ErrorDetails
{
    private static readonly Regex PlainName = new("^[A-Za-z_][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant);

    public static IReadOnlyList<ErrorDetail> Read(JsonElement? detail) =>
        detail is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(ReadOne)]
            : [];

    public static string? Join(IReadOnlyList<ErrorDetail> details) =>
        details.Count == 0
            ? null
            : string.Join("; ", details.Select(one => one.Path is null ? one.Message : $"{one.Path}: {one.Message}"));

    private static ErrorDetail ReadOne(JsonElement item) =>
        new(Path(item), Text(item, "msg") ?? Text(item, "message") ?? "not valid", Text(item, "type"));

    private static string? Path(JsonElement item)
    {
        if (!item.TryGetProperty("loc", out var loc))
        {
            return null;
        }

        if (loc.ValueKind == JsonValueKind.String)
        {
            loc = JsonDocument.Parse($"[{loc.GetRawText()}]").RootElement;
        }

        if (loc.ValueKind != JsonValueKind.Array || loc.GetArrayLength() == 0)
        {
            return null;
        }

        var steps = loc.EnumerateArray()
            .Where(step => step.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .ToList();
        if (steps.Count > 1 && IsText(steps[0], "body"))
        {
            steps.RemoveAt(0);
        }

        var path = new StringBuilder("$");
        foreach (var step in steps)
        {
            Append(path, step);
        }

        return path.ToString();
    }

    private static void Append(StringBuilder path, JsonElement step)
    {
        if (step.ValueKind == JsonValueKind.Number)
        {
            path.Append('[').Append(step.GetRawText()).Append(']');
            return;
        }
        var name = PlainText.Of(step.GetString()!);
        // Details about the input of a run contain a complete path: ["$.bool"].
        if (name.Length > 0 && name[0] == '$')
        {
            path.Append(name.TrimStart('$'));
        }
        else if (PlainName.IsMatch(name))
        {
            path.Append('.').Append(name);
        }
        else
        {
            path.Append("['").Append(name.Replace("'", "\\'")).Append("']");
        }
    }

    private static bool IsText(JsonElement step, string text) =>
        step.ValueKind == JsonValueKind.String && step.ValueEquals(text);

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? PlainText.Of(value.GetString()!)
            : null;
}
