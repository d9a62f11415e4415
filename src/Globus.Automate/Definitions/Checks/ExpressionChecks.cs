using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Checks expressions: their syntax, and names of functions, methods and attributes that fail in every run.
/// </summary>
internal sealed class ExpressionChecks
{
    private readonly ExpressionSyntax _expression;
    private readonly JsonNodeAt _value;
    private readonly FindingCollector _findings;
    private HashSet<string>? _variables;

    private ExpressionChecks(ExpressionSyntax expression, JsonNodeAt value, FindingCollector findings) =>
        (_expression, _value, _findings) = (expression, value, findings);

    // Few expressions need the variables of comprehensions.
    private HashSet<string> Variables => _variables ??= ExpressionVariables.Of(_expression);

    /// <summary>Checks the value of a parameter whose name ends with <c>.=</c>.</summary>
    public static void Check(JsonNodeAt value, FindingCollector findings)
    {
        if (!findings.Require(value.IsString, value, "an expression string"))
        {
            return;
        }

        if (Parser.TryParse(value.Text!, out var expression, out var error))
        {
            new ExpressionChecks(expression, value, findings).CheckNode(expression);
        }
        else
        {
            findings.Add(LintRules.InvalidExpression, value, $"The expression is not valid: {error.Message}");
        }
    }

    // The depth of a tree is limited.
    private void CheckNode(ExpressionSyntax node)
    {
        switch (node)
        {
            case CallSyntax { Function: AttributeSyntax method } call:
                CheckMethod(method.Name);
                CheckNode(method.Target);
                CheckAll(call.Children.Skip(1));
                return;
            case CallSyntax { Function: NameSyntax function } call:
                CheckFunction(function.Name, call);
                break;
            case AttributeSyntax attribute when ExpressionNames.IsUnsupportedAttribute(attribute.Name):
                AddUnsupported(attribute.Name);
                break;
            case StringSyntax text:
                PrincipalChecks.CheckText(text.Value, _value, _findings);
                break;
        }

        CheckAll(node.Children);
    }

    private void CheckAll(IEnumerable<ExpressionSyntax> nodes)
    {
        foreach (var node in nodes)
        {
            CheckNode(node);
        }
    }

    private void CheckFunction(string name, CallSyntax call)
    {
        if (!ExpressionNames.Functions.Contains(name))
        {
            _findings.Add(
                LintRules.UnknownFunction,
                _value,
                $"The function '{name}' is unknown.{Spelling.Suggest(name, ExpressionNames.Functions)}"
            );
        }
        else if (name is "is_present" or "getattr" && call.Arguments is [var path, ..] && IsPath(path))
        {
            _findings.Add(
                LintRules.UnquotedPath,
                _value,
                $"{name} requires the path as a string. Write {name}('{Print(path)}'), with quotation marks."
            );
        }
    }

    private void CheckMethod(string name)
    {
        if (ExpressionNames.IsForbidden(name))
        {
            var advice = name == "format" ? " Join strings with '+'." : "";
            _findings.Add(LintRules.UnsupportedAttribute, _value, $"Expressions cannot call '.{name}()'.{advice}");
        }
        else if (!ExpressionNames.Methods.Contains(name))
        {
            _findings.Add(
                LintRules.UnknownFunction,
                _value,
                $"The method '{name}' is unknown.{Spelling.Suggest(name, ExpressionNames.Methods)}"
            );
        }
    }

    private void AddUnsupported(string name) =>
        _findings.Add(
            LintRules.UnsupportedAttribute,
            _value,
            $"Expressions cannot read the member '{name}' with a dot. Write ['{name}'] instead of '.{name}'."
        );

    // A variable of a comprehension can contain the path.
    private bool IsPath(ExpressionSyntax node) =>
        node switch
        {
            NameSyntax name => !Variables.Contains(name.Name),
            AttributeSyntax attribute => IsPath(attribute.Target),
            IndexSyntax index => IsPath(index.Target),
            PathSyntax => true,
            _ => false,
        };

    // is_present and getattr take a path without "$.".
    private static string Print(ExpressionSyntax path)
    {
        var text = path.ToString().Trim('`').Replace("'", "\\'");
        return text.StartsWith("$.", StringComparison.Ordinal) ? text.Substring(2) : text;
    }
}
