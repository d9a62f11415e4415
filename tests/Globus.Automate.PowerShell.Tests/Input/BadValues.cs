using System.Collections;
using System.Management.Automation;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>What is bad for a parameter, by its type.</summary>
internal static class BadValues
{
    private const string Control = "a\0b\u0007";
    private const string Half = "a\uD800";
    private static readonly string Long = new('x', 100_000);
    private static readonly Hashtable Map = new() { ["a"] = 1 };

    /// <summary>The values, several for every type that a parameter of the module has.</summary>
    public static IEnumerable<BadValue> For(ParameterMetadata parameter)
    {
        var element = parameter.ParameterType.GetElementType() ?? parameter.ParameterType;
        var values = parameter.Attributes.Any(attribute => attribute is ValidateSetAttribute)
            ? Words()
            : Of(Nullable.GetUnderlyingType(element) ?? element).Concat(Durations(parameter));
        // What may be left out may be null, too.
        return Nullable.GetUnderlyingType(element) is null
            ? values
            : values.Select(bad => bad with { IsRefused = bad.IsRefused && bad.Value is not (null or "") });
    }

    // The module's own types are not referenced: the shell loads them.
    private static IEnumerable<BadValue> Of(Type type) =>
        type.IsEnum
            ? Refused("nonsense")
            : type.Name switch
            {
                "SwitchParameter" => Refused("nonsense"),
                "Int32" or "Double" =>
                [
                    .. Refused("nonsense", Long, Half, "99999999999999999999", Map),
                    Odd("empty", ""),
                    Odd("negative", -1),
                ],
                "Guid" =>
                [
                    .. Refused(null, "", "nonsense", Long, Control, Half, 5, Map),
                    Odd("null in a list", new object?[] { null }),
                ],
                "FlowReference"
                or "RunReference"
                or "WebInputReference"
                or "RegisteredApiReference"
                or "TimerReference" => Refused(
                    null,
                    "",
                    "nonsense",
                    Long,
                    Control,
                    Half,
                    5,
                    Map,
                    new object?[] { null }
                ),
                "DateTimeOffset" or "TimeSpan" => [.. Refused("nonsense", Long, Control, Half, Map), Odd("empty", "")],
                "String" =>
                [
                    .. Refused(Half, new[] { "whole", Half }),
                    Odd("null", null),
                    Odd("empty", ""),
                    Odd("long", Long),
                    Odd("control", Control),
                    Odd("none", Array.Empty<string>()),
                ],
                "TextArgument" =>
                [
                    .. Refused(Half, new[] { "whole", Half }),
                    Odd("null", null),
                    Odd("empty", ""),
                    Odd("long", Long),
                    Odd("control", Control),
                    Odd("none", Array.Empty<string>()),
                ],
                "ActionArgument" => Refused(
                    null,
                    "",
                    "nonsense",
                    Long,
                    Half,
                    5,
                    Map,
                    new object?[] { null },
                    new Hashtable { ["ActionUrl"] = "https://nowhere.example/", ["ActionId"] = Half }
                ),
                "Uri" => Refused(
                    null,
                    "",
                    "nonsense",
                    Long,
                    "file:///nowhere",
                    $"https://{Half}/",
                    $"https://nowhere.example/{Half}",
                    5
                ),
                "DocumentArgument" => [.. Documents(), Odd("null", null)],
                "IDictionary" => Refused(
                    null,
                    "nonsense",
                    5,
                    new Hashtable { [Half] = 1 },
                    new Hashtable { ["a"] = Half },
                    new Hashtable { ["a"] = new[] { Half } }
                ),
                "OrderArgument" => Refused(
                    null,
                    "",
                    "a b c",
                    Half,
                    Array.Empty<object>(),
                    new Hashtable(),
                    new Hashtable { ["a"] = "ASC", ["b"] = "ASC" }
                ),
                "EmulatorInstance" => Refused(null, "nonsense", 5, Map),
                "ContextArgument" => Refused(null, "nonsense", Half, 5, Map),
                "IntervalArgument" => Refused(null, "", "nonsense", Long, Half, 86_400, "86400", Map),
                "ScriptBlock" => Refused(null, 5, Map),
                "PSCredential" => Refused(5, Map),
                "SecureString" => Refused(null, "nonsense", 5, Map),
                "AccessTokenArgument" => Refused(
                    null,
                    "nonsense",
                    5,
                    new Hashtable(),
                    new Hashtable { ["scope"] = "text" }
                ),
                "PSObject" => [.. Documents(), .. Refused(null, new object?[] { null })],
                "Object" => Refused(Half, new Hashtable { [Half] = 1 }, Thread.CurrentThread, Loop()),
                _ => throw new NotSupportedException($"There are no bad values for a {type}."),
            };

    private static IEnumerable<BadValue> Durations(ParameterMetadata parameter) =>
        parameter.Attributes.Any(attribute => attribute.GetType().Name == "DurationTransformationAttribute")
            ? Refused("5", 5, 5.5, "-00:01:00")
            : [];

    private static IEnumerable<BadValue> Words() => Refused(null, "", "nonsense", Long, Control, Half);

    private static IEnumerable<BadValue> Documents() =>
        Refused(
            "",
            "{",
            "[]",
            "null",
            5,
            Long,
            "{\"a\":\"\0\"}",
            $"{{\"a\":\"{Half}\"}}",
            """{"a":"\ud800"}""",
            """{"\udc00":1}""",
            new Hashtable { [Half] = 1 },
            new Hashtable { ["a"] = Half },
            new Hashtable { ["a"] = Thread.CurrentThread },
            Loop(),
            Nested(1000)
        );

    private static Hashtable Loop()
    {
        var loop = new Hashtable();
        loop["a"] = loop;
        return loop;
    }

    private static Hashtable Nested(int depth)
    {
        var nested = new Hashtable();
        for (var i = 0; i < depth; i++)
        {
            nested = new() { ["a"] = nested };
        }

        return nested;
    }

    private static IEnumerable<BadValue> Refused(params object?[] values) =>
        values.Select((value, i) => new BadValue(Name(value, i), value, IsRefused: true));

    private static BadValue Odd(string name, object? value) => new(name, value, IsRefused: false);

    private static string Name(object? value, int position) =>
        value switch
        {
            null => "null",
            string text => text.Length > 40
                ? "a long text"
                : $"'{text.Replace(Half, "half", StringComparison.Ordinal).Replace('\0', '0')}'",
            _ => $"{position}: {value}",
        };
}
