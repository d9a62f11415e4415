namespace Globus.Automate.Auth;

/// <summary>A scope with its dependencies, written as <c>scope[dependency *dependency[dependency]]</c>.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Dependencies">The dependencies, without the asterisk of optional ones.</param>
internal sealed record ScopeNode(string Scope, IReadOnlyList<ScopeNode> Dependencies)
{
    private const int MaximumDepth = 20;

    /// <summary>Parses scopes; null if the text is not valid or nested too deeply.</summary>
    public static IReadOnlyList<ScopeNode>? Parse(string text)
    {
        var at = 0;
        return ParseList(text, ref at, MaximumDepth) is { } scopes && at == text.Length ? scopes : null;
    }

    private static List<ScopeNode>? ParseList(string text, ref int at, int depth)
    {
        var scopes = new List<ScopeNode>();
        while (true)
        {
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            if (at == text.Length || text[at] == ']')
            {
                return scopes;
            }

            if (
                depth == 0
                || ParseOne(text, ref at, depth - 1) is not { } scope
                || (at < text.Length && text[at] is not (' ' or ']'))
            )
            {
                return null;
            }

            scopes.Add(scope);
        }
    }

    private static ScopeNode? ParseOne(string text, ref int at, int depth)
    {
        if (text[at] == '*')
        {
            at++;
        }

        var end = text.IndexOfAny([' ', '*', '[', ']'], at);
        var scope = end < 0 ? text.Substring(at) : text.Substring(at, end - at);
        at += scope.Length;
        if (scope.Length == 0)
        {
            return null;
        }

        if (at == text.Length || text[at] != '[')
        {
            return new ScopeNode(scope, []);
        }

        at++;
        if (ParseList(text, ref at, depth) is not { Count: > 0 } dependencies || at == text.Length)
        {
            return null;
        }

        at++;
        return new ScopeNode(scope, dependencies);
    }
}
