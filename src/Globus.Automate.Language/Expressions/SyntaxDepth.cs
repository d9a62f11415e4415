namespace Globus.Automate.Language.Expressions;

/// <summary>
/// Keeps trees shallow enough for recursive readers. The parser's own recursion does not bound them: a chain of
/// operators is read by a loop and still makes a tree as deep as it is long.
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
