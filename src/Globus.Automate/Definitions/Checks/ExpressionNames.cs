namespace Globus.Automate.Definitions.Checks;

/// <summary>The names of functions, methods and attributes in expressions.</summary>
internal static class ExpressionNames
{
    private static readonly string[] OfStrings =
    [
        "capitalize",
        "casefold",
        "center",
        "count",
        "encode",
        "endswith",
        "expandtabs",
        "find",
        "index",
        "isalnum",
        "isalpha",
        "isascii",
        "isdecimal",
        "isdigit",
        "isidentifier",
        "islower",
        "isnumeric",
        "isprintable",
        "isspace",
        "istitle",
        "isupper",
        "join",
        "ljust",
        "lower",
        "lstrip",
        "maketrans",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rfind",
        "rindex",
        "rjust",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "translate",
        "upper",
        "zfill",
    ];

    private static readonly string[] OfDictionaries =
    [
        "clear",
        "copy",
        "fromkeys",
        "get",
        "items",
        "keys",
        "pop",
        "popitem",
        "setdefault",
        "update",
        "values",
    ];

    private static readonly string[] OfListsAndSets =
    [
        "add",
        "append",
        "difference",
        "discard",
        "extend",
        "insert",
        "intersection",
        "isdisjoint",
        "issubset",
        "issuperset",
        "remove",
        "reverse",
        "sort",
        "symmetric_difference",
        "union",
    ];

    private static readonly string[] OfNumbers = ["as_integer_ratio", "bit_length", "conjugate", "hex", "is_integer"];

    private static readonly HashSet<string> Forbidden =
    [
        "format",
        "format_map",
        "mro",
        "tb_frame",
        "gi_frame",
        "ag_frame",
        "cr_frame",
        "exec",
    ];

    private static readonly HashSet<string> HidingMembers = new(OfDictionaries, StringComparer.Ordinal);

    /// <summary>The functions of the flow language and of simpleeval, its implementation.</summary>
    public static HashSet<string> Functions { get; } =
    ["pathsplit", "is_present", "getattr", "len", "str", "int", "float", "rand", "randint"];

    /// <summary>The methods of Python's strings, dictionaries, lists, sets and numbers.</summary>
    public static HashSet<string> Methods { get; } = [.. OfStrings, .. OfDictionaries, .. OfListsAndSets, .. OfNumbers];

    /// <summary>Whether simpleeval refuses a name after a dot for every value.</summary>
    public static bool IsForbidden(string name) =>
        name[0] == '_' || name.StartsWith("func_", StringComparison.Ordinal) || Forbidden.Contains(name);

    /// <summary>
    /// Whether a dot cannot read the member: simpleeval refuses the name, or finds a method of Python's dictionaries.
    /// </summary>
    public static bool IsUnsupportedAttribute(string name) => IsForbidden(name) || HidingMembers.Contains(name);
}
