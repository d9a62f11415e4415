using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Definitions.Checks;

/// <summary>The variables of the comprehensions in an expression.</summary>
internal static class ExpressionVariables
{
    /// <summary>Returns the names of all variables.</summary>
    public static HashSet<string> Of(ExpressionSyntax expression)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        AddVariables(expression, names);
        return names;
    }

    private static void AddVariables(ExpressionSyntax node, HashSet<string> names)
    {
        var clauses = node switch
        {
            ComprehensionSyntax list => list.Clauses,
            DictComprehensionSyntax dict => dict.Clauses,
            _ => [],
        };
        foreach (var clause in clauses)
        {
            AddNames(clause.Target, names);
        }

        foreach (var child in node.Children)
        {
            AddVariables(child, names);
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
