using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>allOf, anyOf, oneOf, not, and if with then and else.</summary>
internal static class LogicKeywords
{
    public static void CheckAllOf(SchemaVisit visit, JsonElement value)
    {
        for (var i = 0; i < value.GetArrayLength(); i++)
        {
            visit.Apply(value[i], "allOf", i);
        }
    }

    public static void CheckAnyOf(SchemaVisit visit, JsonElement value)
    {
        if (!value.EnumerateArray().Any(schema => visit.Accepts(schema, visit.Instance)))
        {
            visit.Report("anyOf", $"{JsonText.Represent(visit.Instance)} is not valid under any of the given schemas");
        }
    }

    public static void CheckOneOf(SchemaVisit visit, JsonElement value)
    {
        var matching = value.EnumerateArray().Where(schema => visit.Accepts(schema, visit.Instance)).ToList();
        if (matching.Count == 0)
        {
            visit.Report("oneOf", $"{JsonText.Represent(visit.Instance)} is not valid under any of the given schemas");
        }

        // The first one comes last in the words of Python's jsonschema.
        if (matching.Count > 1)
        {
            visit.Report(
                "oneOf",
                $"{JsonText.Represent(visit.Instance)} is valid under each of "
                    + $"{string.Join(", ", matching.Skip(1).Append(matching[0]).Select(JsonText.Represent))}"
            );
        }
    }

    public static void CheckNot(SchemaVisit visit, JsonElement value)
    {
        if (visit.Accepts(value, visit.Instance))
        {
            visit.Report(
                "not",
                $"{JsonText.Represent(visit.Instance)} should not be valid under {JsonText.Represent(value)}"
            );
        }
    }

    public static void CheckIf(SchemaVisit visit, JsonElement value)
    {
        var branch = visit.Accepts(value, visit.Instance) ? "then" : "else";
        if (visit.Sibling(branch) is { } schema)
        {
            visit.Apply(schema, "if", branch);
        }
    }
}
