using FsCheck;
using FsCheck.Fluent;

namespace Globus.Automate.Testing;

/// <summary>Makes up expressions: all of them follow the grammar, few of them have a value.</summary>
public static class ExpressionTexts
{
    private static readonly string[] Atoms =
    [
        "a",
        "_private_x",
        "_context.run_id",
        "list",
        "o",
        "s",
        "0",
        "1",
        "-3",
        "2.5",
        "1e3",
        "0xff",
        "10 ** 30",
        "'x'",
        "\"it's\"",
        "''",
        "'\\u00e9\\n'",
        "True",
        "False",
        "None",
        "`$.a`",
        "`$.list[-1]`",
        "`$.o.b[1:]`",
        "[]",
        "{}",
        "()",
        "is_present('a')",
        "getattr('o.b', default=1)",
    ];

    private static readonly string[] Infixes =
    [
        "+",
        "-",
        "*",
        "/",
        "//",
        "%",
        "**",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "in",
        "not in",
        "is",
        "is not",
        "and",
        "or",
    ];

    /// <summary>What can stand anywhere; the parts are put in whole.</summary>
    private static readonly string[] Shapes =
    [
        "({0})",
        "-({0})",
        "(not {0})",
        "({0}).b",
        "({0})[0]",
        "({0})[{1}]",
        "({0})[{1}:]",
        "({0})[:{1}:2]",
        "[{0}, {1}]",
        "({0},)",
        "{{{0}, {1}}}",
        "{{'k': {0}, {1}: 2}}",
        "(({0}) if {1} else {0})",
        "[{0} for x in {1} if x]",
        "[x for x, (y, z) in ({0}).items()]",
        "{{x for x in {0} for y in x}}",
        "{{x: {0} for x in {1}}}",
        "len({0})",
        "str({0})",
        "int({0})",
        "float({0})",
        "pathsplit({0})",
        "({0}).split({1})",
        "({0}).rsplit(maxsplit={1})",
        "({0}).replace({1}, 'y')",
        "'-'.join({0})",
        "({0}).zfill({1})",
        "({0}).get({1})",
        "({0}).count({1})",
        "({0}).index({1})",
        "({0}).upper()",
    ];

    public static Arbitrary<string> Any { get; } = Gen.Sized(size => Chain(Math.Min(size, 4))).ToArbitrary();

    /// <summary>Operands in a row, so that precedence has to group them.</summary>
    private static Gen<string> Chain(int depth) =>
        from first in Operand(depth)
        from length in Gen.Choose(0, 2)
        from infixes in Gen.Elements(Infixes).ArrayOf(length)
        from others in Operand(depth).ArrayOf(length)
        select first + string.Concat(infixes.Zip(others, (infix, other) => $" {infix} {other}"));

    private static Gen<string> Operand(int depth)
    {
        var atom = Gen.Elements(Atoms);
        if (depth == 0)
        {
            return atom;
        }

        var part = Chain(depth - 1);
        var shape =
            from text in Gen.Elements(Shapes)
            from first in part
            from second in part
            select string.Format(null, text, first, second);
        return Gen.OneOf(atom, shape);
    }
}
