using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// minimum, maximum, their exclusive forms, and multipleOf. Numbers are compared exactly, whatever their size.
/// </summary>
internal static class NumberKeywords
{
    public static void CheckMinimum(SchemaVisit visit, JsonElement value)
    {
        if (Compare(visit, value) < 0)
        {
            Report(visit, "minimum", $"is less than the minimum of {JsonText.Represent(value)}");
        }
    }

    public static void CheckMaximum(SchemaVisit visit, JsonElement value)
    {
        if (Compare(visit, value) > 0)
        {
            Report(visit, "maximum", $"is greater than the maximum of {JsonText.Represent(value)}");
        }
    }

    public static void CheckExclusiveMinimum(SchemaVisit visit, JsonElement value)
    {
        if (Compare(visit, value) <= 0)
        {
            Report(visit, "exclusiveMinimum", $"is less than or equal to the minimum of {JsonText.Represent(value)}");
        }
    }

    public static void CheckExclusiveMaximum(SchemaVisit visit, JsonElement value)
    {
        if (Compare(visit, value) >= 0)
        {
            Report(
                visit,
                "exclusiveMaximum",
                $"is greater than or equal to the maximum of {JsonText.Represent(value)}"
            );
        }
    }

    public static void CheckMultipleOf(SchemaVisit visit, JsonElement value)
    {
        if (!ExactNumber.Parse(visit.Instance).IsMultipleOf(ExactNumber.Parse(value)))
        {
            Report(visit, "multipleOf", $"is not a multiple of {JsonText.Represent(value)}");
        }
    }

    private static int Compare(SchemaVisit visit, JsonElement bound) =>
        ExactNumber.Parse(visit.Instance).CompareTo(ExactNumber.Parse(bound));

    private static void Report(SchemaVisit visit, string keyword, string message) =>
        visit.Report(keyword, $"{JsonText.Represent(visit.Instance)} {message}");
}
