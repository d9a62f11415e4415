using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>The keywords of draft 7, by the kind of value to which they apply.</summary>
internal static class Keywords
{
    private static readonly Dictionary<string, KeywordCheck> OfAnything = new()
    {
        ["type"] = TypeKeywords.CheckType,
        ["enum"] = TypeKeywords.CheckEnum,
        ["const"] = TypeKeywords.CheckConst,
        ["allOf"] = LogicKeywords.CheckAllOf,
        ["anyOf"] = LogicKeywords.CheckAnyOf,
        ["oneOf"] = LogicKeywords.CheckOneOf,
        ["not"] = LogicKeywords.CheckNot,
        ["if"] = LogicKeywords.CheckIf,
    };

    private static readonly Dictionary<string, KeywordCheck> OfNumbers = new()
    {
        ["minimum"] = NumberKeywords.CheckMinimum,
        ["maximum"] = NumberKeywords.CheckMaximum,
        ["exclusiveMinimum"] = NumberKeywords.CheckExclusiveMinimum,
        ["exclusiveMaximum"] = NumberKeywords.CheckExclusiveMaximum,
        ["multipleOf"] = NumberKeywords.CheckMultipleOf,
    };

    private static readonly Dictionary<string, KeywordCheck> OfStrings = new()
    {
        ["minLength"] = StringKeywords.CheckMinLength,
        ["maxLength"] = StringKeywords.CheckMaxLength,
        ["pattern"] = StringKeywords.CheckPattern,
        ["format"] = StringKeywords.CheckFormat,
    };

    private static readonly Dictionary<string, KeywordCheck> OfArrays = new()
    {
        ["items"] = ArrayKeywords.CheckItems,
        ["additionalItems"] = ArrayKeywords.CheckAdditionalItems,
        ["contains"] = ArrayKeywords.CheckContains,
        ["minItems"] = ArrayKeywords.CheckMinItems,
        ["maxItems"] = ArrayKeywords.CheckMaxItems,
        ["uniqueItems"] = ArrayKeywords.CheckUniqueItems,
    };

    private static readonly Dictionary<string, KeywordCheck> OfObjects = new()
    {
        ["properties"] = ObjectKeywords.CheckProperties,
        ["patternProperties"] = ObjectKeywords.CheckPatternProperties,
        ["additionalProperties"] = ObjectKeywords.CheckAdditionalProperties,
        ["propertyNames"] = ObjectKeywords.CheckPropertyNames,
        ["required"] = ObjectKeywords.CheckRequired,
        ["dependencies"] = ObjectKeywords.CheckDependencies,
        ["minProperties"] = ObjectKeywords.CheckMinProperties,
        ["maxProperties"] = ObjectKeywords.CheckMaxProperties,
    };

    private static readonly Dictionary<string, KeywordCheck> None = [];

    /// <returns>Null if the keyword is unknown or does not apply to values of this kind.</returns>
    public static KeywordCheck? TryGet(string keyword, JsonValueKind kind)
    {
        if (OfAnything.TryGetValue(keyword, out var general))
        {
            return general;
        }

        var table = kind switch
        {
            JsonValueKind.Number => OfNumbers,
            JsonValueKind.String => OfStrings,
            JsonValueKind.Array => OfArrays,
            JsonValueKind.Object => OfObjects,
            _ => None,
        };
        return table.TryGetValue(keyword, out var check) ? check : null;
    }
}
