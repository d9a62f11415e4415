using YamlDotNet.Core.Events;

namespace Globus.Automate.Yaml;

/// <summary>The tags that JSON has values for (https://yaml.org/spec/1.2.2/#103-core-schema).</summary>
internal static class YamlTag
{
    public const string Boolean = Prefix + "bool";
    public const string Integer = Prefix + "int";
    public const string List = Prefix + "seq";
    public const string Mapping = Prefix + "map";
    public const string Merge = Prefix + "merge";
    public const string Null = Prefix + "null";
    public const string Real = Prefix + "float";
    public const string String = Prefix + "str";

    /// <summary>The tag of a text that is a string although it looks like something else.</summary>
    public const string NotSpecific = "!";

    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>Refuses a list or mapping that has another tag than its own.</summary>
    /// <exception cref="YamlSyntaxException">It has another tag.</exception>
    public static void Require(NodeEvent start, string own)
    {
        if (!start.Tag.IsEmpty && start.Tag.Value != own && start.Tag.Value != NotSpecific)
        {
            throw YamlSyntaxException.At(start.Start, $"the tag '{start.Tag.Value}' has no JSON equivalent");
        }
    }
}
