using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>type, enum and const.</summary>
internal static class TypeKeywords
{
    public static void CheckType(ValidationContext context, JsonElement value)
    {
        var types =
            value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(type => type.GetString()!).ToList()
                : [value.GetString()!];
        if (!types.Exists(type => IsOfType(context.Instance, type)))
        {
            context.Report(
                "type",
                $"{JsonText.Represent(context.Instance)} is not of type "
                    + $"{string.Join(", ", types.Select(PythonText.Quote))}"
            );
        }
    }

    public static void CheckEnum(ValidationContext context, JsonElement value)
    {
        var instance = JsonText.Canonicalize(context.Instance);
        if (!value.EnumerateArray().Any(allowed => JsonText.Canonicalize(allowed) == instance))
        {
            context.Report("enum", $"{JsonText.Represent(context.Instance)} is not one of {JsonText.Represent(value)}");
        }
    }

    public static void CheckConst(ValidationContext context, JsonElement value)
    {
        if (JsonText.Canonicalize(value) != JsonText.Canonicalize(context.Instance))
        {
            context.Report("const", $"{JsonText.Represent(value)} was expected");
        }
    }

    private static bool IsOfType(JsonElement instance, string type) =>
        type switch
        {
            "object" => instance.ValueKind == JsonValueKind.Object,
            "array" => instance.ValueKind == JsonValueKind.Array,
            "string" => instance.ValueKind == JsonValueKind.String,
            "number" => instance.ValueKind == JsonValueKind.Number,
            "integer" => instance.ValueKind == JsonValueKind.Number && ExactNumber.Parse(instance).IsInteger,
            "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => instance.ValueKind == JsonValueKind.Null,
        };
}
