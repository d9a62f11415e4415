using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Checks expressions: their syntax, and names of functions, methods and attributes that fail in every run.
/// </summary>
internal static class ExpressionChecks
{
    /// <summary>Checks the value of a parameter whose name ends with <c>.=</c>.</summary>
    public static void Check(JsonNodeAt value, FindingCollector findings)
    {
        if (!findings.Require(value.IsString, value, "an expression string"))
        {
            return;
        }

        if (!Parser.TryParse(value.Text!, out var expression, out var error))
        {
            findings.Add(LintRules.InvalidExpression, value, $"The expression is not valid: {error.Message}");
            return;
        }

        var variables = new HashSet<string>(StringComparer.Ordinal);
        AddVariables(expression, variables);
        CheckNode(expression, variables, value, findings);
    }

    // The depth of a tree is limited.
    private static void CheckNode(
        ExpressionSyntax node,
        HashSet<string> variables,
        JsonNodeAt value,
        FindingCollector findings
    )
    {
        switch (node)
        {
            case CallSyntax { Function: AttributeSyntax method } call:
                CheckMethod(method.Name, value, findings);
                CheckNodes([method.Target, .. call.Children.Skip(1)], variables, value, findings);
                return;
            case CallSyntax { Function: NameSyntax function } call:
                CheckFunction(function.Name, call, variables, value, findings);
                break;
            case AttributeSyntax attribute when ExpressionNames.IsUnsupportedAttribute(attribute.Name):
                AddUnsupported(attribute.Name, value, findings);
                break;
            case StringSyntax text:
                PrincipalChecks.CheckText(text.Value, value, findings);
                break;
        }

        CheckNodes(node.Children, variables, value, findings);
    }

    private static void CheckNodes(
        IEnumerable<ExpressionSyntax> nodes,
        HashSet<string> variables,
        JsonNodeAt value,
        FindingCollector findings
    )
    {
        foreach (var node in nodes)
        {
            CheckNode(node, variables, value, findings);
        }
    }

    private static void CheckFunction(
        string name,
        CallSyntax call,
        HashSet<string> variables,
        JsonNodeAt value,
        FindingCollector findings
    )
    {
        if (!ExpressionNames.Functions.Contains(name))
        {
            findings.Add(
                LintRules.UnknownFunction,
                value,
                $"The function '{name}' is unknown.{Spelling.Suggest(name, ExpressionNames.Functions)}"
            );
        }
        else if (name is "is_present" or "getattr" && call.Arguments is [var path, ..] && IsPath(path, variables))
        {
            findings.Add(
                LintRules.UnquotedPath,
                value,
                $"{name} requires the path as a string. Write {name}('{Print(path)}'), with quotation marks."
            );
        }
    }

    private static void CheckMethod(string name, JsonNodeAt value, FindingCollector findings)
    {
        if (ExpressionNames.IsForbidden(name))
        {
            var advice = name == "format" ? " Join strings with '+'." : "";
            findings.Add(LintRules.UnsupportedAttribute, value, $"Expressions cannot call '.{name}()'.{advice}");
        }
        else if (!ExpressionNames.Methods.Contains(name))
        {
            findings.Add(
                LintRules.UnknownFunction,
                value,
                $"The method '{name}' is unknown.{Spelling.Suggest(name, ExpressionNames.Methods)}"
            );
        }
    }

    private static void AddUnsupported(string name, JsonNodeAt value, FindingCollector findings) =>
        findings.Add(
            LintRules.UnsupportedAttribute,
            value,
            $"Expressions cannot read the member '{name}' with a dot. Write ['{name}'] instead of '.{name}'."
        );

    // A variable of a comprehension can contain the path.
    private static bool IsPath(ExpressionSyntax node, HashSet<string> variables) =>
        node switch
        {
            NameSyntax name => !variables.Contains(name.Name),
            AttributeSyntax attribute => IsPath(attribute.Target, variables),
            IndexSyntax index => IsPath(index.Target, variables),
            PathSyntax => true,
            _ => false,
        };

    private static string Print(ExpressionSyntax path) => path.ToString().Trim('`').Replace("'", "\\'");

    private static void AddVariables(ExpressionSyntax node, HashSet<string> variables)
    {
        var clauses = node switch
        {
            ComprehensionSyntax list => list.Clauses,
            DictComprehensionSyntax dict => dict.Clauses,
            _ => [],
        };
        foreach (var clause in clauses)
        {
            AddNames(clause.Target, variables);
        }

        foreach (var child in node.Children)
        {
            AddVariables(child, variables);
        }
    }

    private static void AddNames(ExpressionSyntax target, HashSet<string> names)
    {
        if (target is NameSyntax name)
        {
            names.Add(name.Name);
        }

        foreach (var child in target.Children)
        {
            AddNames(child, names);
        }
    }
}
