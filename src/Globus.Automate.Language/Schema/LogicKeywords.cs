using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>allOf, anyOf, oneOf, not, and if with then and else.</summary>
internal static class LogicKeywords
{
    public static void CheckAllOf(ValidationContext context, JsonElement value)
    {
        for (var i = 0; i < value.GetArrayLength(); i++)
        {
            context.Apply(value[i], "allOf", i);
        }
    }

    public static void CheckAnyOf(ValidationContext context, JsonElement value)
    {
        if (!value.EnumerateArray().Any(schema => context.Accepts(schema, context.Instance)))
        {
            context.Report(
                "anyOf",
                $"{JsonText.Represent(context.Instance)} is not valid under any of the given schemas"
            );
        }
    }

    public static void CheckOneOf(ValidationContext context, JsonElement value)
    {
        var matching = value.EnumerateArray().Where(schema => context.Accepts(schema, context.Instance)).ToList();
        if (matching.Count == 0)
        {
            context.Report(
                "oneOf",
                $"{JsonText.Represent(context.Instance)} is not valid under any of the given schemas"
            );
        }

        // Python's jsonschema lists the first one last.
        if (matching.Count > 1)
        {
            context.Report(
                "oneOf",
                $"{JsonText.Represent(context.Instance)} is valid under each of "
                    + $"{string.Join(", ", matching.Skip(1).Append(matching[0]).Select(JsonText.Represent))}"
            );
        }
    }

    public static void CheckNot(ValidationContext context, JsonElement value)
    {
        if (context.Accepts(value, context.Instance))
        {
            context.Report(
                "not",
                $"{JsonText.Represent(context.Instance)} should not be valid under {JsonText.Represent(value)}"
            );
        }
    }

    public static void CheckIf(ValidationContext context, JsonElement value)
    {
        var branch = context.Accepts(value, context.Instance) ? "then" : "else";
        if (context.Sibling(branch) is { } schema)
        {
            context.Apply(schema, "if", branch);
        }
    }
}
