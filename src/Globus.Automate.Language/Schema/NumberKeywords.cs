using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// minimum, maximum, their exclusive forms, and multipleOf. Numbers of any size are compared exactly.
/// </summary>
internal static class NumberKeywords
{
    public static void CheckMinimum(ValidationContext context, JsonElement value)
    {
        if (Compare(context, value) < 0)
        {
            Report(context, "minimum", $"is less than the minimum of {JsonText.Represent(value)}");
        }
    }

    public static void CheckMaximum(ValidationContext context, JsonElement value)
    {
        if (Compare(context, value) > 0)
        {
            Report(context, "maximum", $"is greater than the maximum of {JsonText.Represent(value)}");
        }
    }

    public static void CheckExclusiveMinimum(ValidationContext context, JsonElement value)
    {
        if (Compare(context, value) <= 0)
        {
            Report(context, "exclusiveMinimum", $"is less than or equal to the minimum of {JsonText.Represent(value)}");
        }
    }

    public static void CheckExclusiveMaximum(ValidationContext context, JsonElement value)
    {
        if (Compare(context, value) >= 0)
        {
            Report(
                context,
                "exclusiveMaximum",
                $"is greater than or equal to the maximum of {JsonText.Represent(value)}"
            );
        }
    }

    public static void CheckMultipleOf(ValidationContext context, JsonElement value)
    {
        if (!ExactNumber.Parse(context.Instance).IsMultipleOf(ExactNumber.Parse(value)))
        {
            Report(context, "multipleOf", $"is not a multiple of {JsonText.Represent(value)}");
        }
    }

    private static int Compare(ValidationContext context, JsonElement bound) =>
        ExactNumber.Parse(context.Instance).CompareTo(ExactNumber.Parse(bound));

    private static void Report(ValidationContext context, string keyword, string message) =>
        context.Report(keyword, $"{JsonText.Represent(context.Instance)} {message}");
}
