using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>minLength, maxLength, pattern and format. Lengths count characters, not UTF-16 units.</summary>
internal static class StringKeywords
{
    public static void CheckMinLength(ValidationContext context, JsonElement value)
    {
        if (Length(context) < SizeLimit.Read(value))
        {
            context.Report("minLength", $"{JsonText.Represent(context.Instance)} {SizeLimit.TooSmall(value)}");
        }
    }

    public static void CheckMaxLength(ValidationContext context, JsonElement value)
    {
        if (Length(context) > SizeLimit.Read(value))
        {
            context.Report("maxLength", $"{JsonText.Represent(context.Instance)} {SizeLimit.TooLarge(value)}");
        }
    }

    public static void CheckPattern(ValidationContext context, JsonElement value)
    {
        if (!context.Matches(value.GetString()!, context.Instance.GetString()!))
        {
            context.Report(
                "pattern",
                $"{JsonText.Represent(context.Instance)} does not match {JsonText.Represent(value)}"
            );
        }
    }

    public static void CheckFormat(ValidationContext context, JsonElement value)
    {
        var (format, text) = (value.GetString()!, context.Instance.GetString()!);
        var isPattern = context.IsMetaSchema && format == Formats.RegularExpression;
        if (!(isPattern ? Patterns.IsValid(text) : Formats.Accepts(format, text)))
        {
            context.Report("format", $"{JsonText.Represent(context.Instance)} is not a {JsonText.Represent(value)}");
        }
    }

    private static int Length(ValidationContext context)
    {
        var text = context.Instance.GetString()!;
        return text.Length - text.Count(char.IsLowSurrogate);
    }
}
