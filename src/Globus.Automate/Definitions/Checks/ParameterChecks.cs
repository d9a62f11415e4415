using Globus.Automate.Language.Paths;

namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Checks parameters: constants, paths under names that end with <c>.$</c>, and expressions under names that end with
/// <c>.=</c>, at any depth.
/// </summary>
internal static class ParameterChecks
{
    private const string PathEnding = ".$";
    private const string ExpressionEnding = ".=";
    private const string PrivateName = "__Private_Parameters";

    public static void Check(JsonNodeAt parameters, FindingCollector findings)
    {
        if (findings.Require(parameters.IsObject, parameters, "an object"))
        {
            CheckValue(parameters, findings);
        }
    }

    /// <summary>Checks an object whose values are not evaluated.</summary>
    public static void CheckConstants(JsonNodeAt node, FindingCollector findings)
    {
        foreach (var child in node.Children)
        {
            CheckConstants(child, findings);
        }

        CheckLiteral(node, findings);
    }

    private static void CheckValue(JsonNodeAt node, FindingCollector findings)
    {
        CheckNames(node, findings);
        foreach (var member in node.Members)
        {
            CheckMember(node, member.Name, member, findings);
        }

        foreach (var item in node.Items)
        {
            CheckValue(item, findings);
        }

        CheckLiteral(node, findings);
    }

    private static void CheckMember(JsonNodeAt parent, string name, JsonNodeAt value, FindingCollector findings)
    {
        if (name.EndsWith(PathEnding, StringComparison.Ordinal))
        {
            MemberChecks.CheckPath(value, findings);
        }
        else if (name.EndsWith(ExpressionEnding, StringComparison.Ordinal))
        {
            ExpressionChecks.Check(value, findings);
        }
        else if (name == PrivateName)
        {
            CheckPrivate(parent, value, findings);
        }
        else
        {
            CheckValue(value, findings);
        }
    }

    private static void CheckPrivate(JsonNodeAt parent, JsonNodeAt value, FindingCollector findings)
    {
        if (!findings.Require(value.IsArray, value, "a list of names"))
        {
            return;
        }

        var names = new HashSet<string>(
            parent.Members.Select(member => PlainName(member.Name)),
            StringComparer.Ordinal
        );
        foreach (var item in value.Items)
        {
            if (findings.Require(item.IsString, item, "a parameter name") && !names.Contains(PlainName(item.Text!)))
            {
                findings.Add(
                    LintRules.UnknownPrivateParameter,
                    item,
                    $"No parameter is named '{item.Text}' here, so no value is "
                        + $"hidden.{Spelling.Suggest(item.Text!, names)}"
                );
            }
        }
    }

    private static void CheckNames(JsonNodeAt node, FindingCollector findings)
    {
        // Only an ending can make two names the same.
        if (!Array.Exists(node.Members, member => HasEnding(member.Name)))
        {
            return;
        }

        var names = node
            .Members.Select(member => member.Name)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(PlainName, StringComparer.Ordinal);
        foreach (var same in names.Where(same => same.Count() > 1))
        {
            findings.Add(
                LintRules.DuplicateMember,
                node,
                $"{string.Join(" and ", same.Select(name => $"'{name}'"))} set the same parameter. Only one counts."
            );
        }
    }

    private static void CheckLiteral(JsonNodeAt node, FindingCollector findings)
    {
        if (node.Text is not { } text)
        {
            return;
        }

        PrincipalChecks.CheckText(text, node, findings);
        if (text.StartsWith("$.", StringComparison.Ordinal) && JsonPath.TryParse(text, out _, out _))
        {
            findings.Add(
                LintRules.LiteralPath,
                node,
                $"'{text}' is sent as literal text. To send the value at this path, add '.$' to the name of the "
                    + "parameter."
            );
        }
    }

    /// <summary>The name of a parameter without the ending for paths and expressions.</summary>
    public static string PlainName(string name) =>
        HasEnding(name) ? name.Substring(0, name.Length - PathEnding.Length) : name;

    private static bool HasEnding(string name) =>
        name.EndsWith(PathEnding, StringComparison.Ordinal)
        || name.EndsWith(ExpressionEnding, StringComparison.Ordinal);
}
