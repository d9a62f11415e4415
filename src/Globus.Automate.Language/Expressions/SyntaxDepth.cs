namespace Globus.Automate.Language.Expressions;

/// <summary>
/// Limits the depth of trees for recursive readers. The recursion of the parser is not sufficient: a loop parses a
/// chain of operators, whose depth is its length.
/// </summary>
internal static class SyntaxDepth
{
    public static void ThrowIfTooDeep(ExpressionSyntax root)
    {
        var pending = new Stack<(ExpressionSyntax Node, int Depth)>();
        pending.Push((root, 1));
        while (pending.Count > 0)
        {
            var (node, depth) = pending.Pop();
            if (depth > ExpressionLimits.MaximumDepth)
            {
                throw ExpressionErrors.TooDeep(node.Span);
            }

            foreach (var child in node.Children)
            {
                pending.Push((child, depth + 1));
            }
        }
    }
}
