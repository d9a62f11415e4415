using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>minLength, maxLength, pattern and format. Lengths count characters, not UTF-16 units.</summary>
internal static class StringKeywords
{
    public static void CheckMinLength(SchemaVisit visit, JsonElement value)
    {
        if (Length(visit) < Size.Read(value))
        {
            visit.Report("minLength", $"{JsonText.Represent(visit.Instance)} {Size.TooSmall(value)}");
        }
    }

    public static void CheckMaxLength(SchemaVisit visit, JsonElement value)
    {
        if (Length(visit) > Size.Read(value))
        {
            visit.Report("maxLength", $"{JsonText.Represent(visit.Instance)} {Size.TooLarge(value)}");
        }
    }

    public static void CheckPattern(SchemaVisit visit, JsonElement value)
    {
        if (!visit.Matches(value.GetString()!, visit.Instance.GetString()!))
        {
            visit.Report("pattern", $"{JsonText.Represent(visit.Instance)} does not match {JsonText.Represent(value)}");
        }
    }

    public static void CheckFormat(SchemaVisit visit, JsonElement value)
    {
        if (!Formats.Accepts(value.GetString()!, visit.Instance.GetString()!))
        {
            visit.Report("format", $"{JsonText.Represent(visit.Instance)} is not a {JsonText.Represent(value)}");
        }
    }

    private static int Length(SchemaVisit visit)
    {
        var text = visit.Instance.GetString()!;
        return text.Length - text.Count(char.IsLowSurrogate);
    }
}
