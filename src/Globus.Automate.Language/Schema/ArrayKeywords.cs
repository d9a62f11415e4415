using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>items, additionalItems, contains, minItems, maxItems and uniqueItems.</summary>
internal static class ArrayKeywords
{
    public static void CheckItems(SchemaVisit visit, JsonElement value)
    {
        var count = visit.Instance.GetArrayLength();
        if (value.ValueKind == JsonValueKind.Array)
        {
            for (var i = 0; i < Math.Min(count, value.GetArrayLength()); i++)
            {
                visit.ApplyToItem(value[i], i, "items", i);
            }

            return;
        }

        for (var i = 0; i < count; i++)
        {
            visit.ApplyToItem(value, i, "items");
        }
    }

    public static void CheckAdditionalItems(SchemaVisit visit, JsonElement value)
    {
        if (visit.Sibling("items") is not { ValueKind: JsonValueKind.Array } items)
        {
            return;
        }

        var first = items.GetArrayLength();
        if (value.ValueKind == JsonValueKind.False)
        {
            RejectAdditional(visit, first);
        }
        else
        {
            for (var i = first; i < visit.Instance.GetArrayLength(); i++)
            {
                visit.ApplyToItem(value, i, "additionalItems");
            }
        }
    }

    public static void CheckContains(SchemaVisit visit, JsonElement value)
    {
        if (!visit.Instance.EnumerateArray().Any(item => visit.Accepts(value, item)))
        {
            visit.Report("contains", $"None of {JsonText.Represent(visit.Instance)} are valid under the given schema");
        }
    }

    public static void CheckMinItems(SchemaVisit visit, JsonElement value)
    {
        if (visit.Instance.GetArrayLength() < Size.Read(value))
        {
            visit.Report("minItems", $"{JsonText.Represent(visit.Instance)} {Size.TooSmall(value)}");
        }
    }

    public static void CheckMaxItems(SchemaVisit visit, JsonElement value)
    {
        if (visit.Instance.GetArrayLength() > Size.Read(value))
        {
            visit.Report("maxItems", $"{JsonText.Represent(visit.Instance)} {Size.TooLarge(value)}");
        }
    }

    public static void CheckUniqueItems(SchemaVisit visit, JsonElement value)
    {
        var seen = new HashSet<string>();
        if (
            value.ValueKind == JsonValueKind.True
            && !visit.Instance.EnumerateArray().All(item => seen.Add(JsonText.Canonicalize(item)))
        )
        {
            visit.Report("uniqueItems", $"{JsonText.Represent(visit.Instance)} has non-unique elements");
        }
    }

    private static void RejectAdditional(SchemaVisit visit, int first)
    {
        var extra = visit.Instance.EnumerateArray().Skip(first).Select(JsonText.Represent).ToList();
        if (extra.Count > 0)
        {
            visit.Report("additionalItems", $"Additional items are not allowed ({Unexpected.Describe(extra)})");
        }
    }
}
