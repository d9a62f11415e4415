using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>items, additionalItems, contains, minItems, maxItems and uniqueItems.</summary>
internal static class ArrayKeywords
{
    public static void CheckItems(ValidationContext context, JsonElement value)
    {
        var count = context.Instance.GetArrayLength();
        if (value.ValueKind == JsonValueKind.Array)
        {
            for (var i = 0; i < Math.Min(count, value.GetArrayLength()); i++)
            {
                context.ApplyToItem(value[i], i, "items", i);
            }

            return;
        }

        for (var i = 0; i < count; i++)
        {
            context.ApplyToItem(value, i, "items");
        }
    }

    public static void CheckAdditionalItems(ValidationContext context, JsonElement value)
    {
        if (context.Sibling("items") is not { ValueKind: JsonValueKind.Array } items)
        {
            return;
        }

        var first = items.GetArrayLength();
        if (value.ValueKind == JsonValueKind.False)
        {
            RejectAdditional(context, first);
        }
        else
        {
            for (var i = first; i < context.Instance.GetArrayLength(); i++)
            {
                context.ApplyToItem(value, i, "additionalItems");
            }
        }
    }

    public static void CheckContains(ValidationContext context, JsonElement value)
    {
        if (!context.Instance.EnumerateArray().Any(item => context.Accepts(value, item)))
        {
            context.Report(
                "contains",
                $"None of {JsonText.Represent(context.Instance)} are valid under the given schema"
            );
        }
    }

    public static void CheckMinItems(ValidationContext context, JsonElement value)
    {
        if (context.Instance.GetArrayLength() < SizeLimit.Read(value))
        {
            context.Report("minItems", $"{JsonText.Represent(context.Instance)} {SizeLimit.TooSmall(value)}");
        }
    }

    public static void CheckMaxItems(ValidationContext context, JsonElement value)
    {
        if (context.Instance.GetArrayLength() > SizeLimit.Read(value))
        {
            context.Report("maxItems", $"{JsonText.Represent(context.Instance)} {SizeLimit.TooLarge(value)}");
        }
    }

    public static void CheckUniqueItems(ValidationContext context, JsonElement value)
    {
        var seen = new HashSet<string>();
        if (
            value.ValueKind == JsonValueKind.True
            && !context.Instance.EnumerateArray().All(item => seen.Add(JsonText.Canonicalize(item)))
        )
        {
            context.Report("uniqueItems", $"{JsonText.Represent(context.Instance)} has non-unique elements");
        }
    }

    private static void RejectAdditional(ValidationContext context, int first)
    {
        var extra = context.Instance.EnumerateArray().Skip(first).Select(JsonText.Represent).ToList();
        if (extra.Count > 0)
        {
            context.Report("additionalItems", $"Additional items are not allowed ({UnexpectedItems.Describe(extra)})");
        }
    }
}
