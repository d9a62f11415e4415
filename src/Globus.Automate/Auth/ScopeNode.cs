namespace Globus.Automate.Auth;

/// <summary>A scope with what it depends on, which is written <c>scope[part *part[part]]</c>.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Dependencies">What it depends on; a star, which makes a part optional, is not kept.</param>
internal sealed record ScopeNode(string Scope, IReadOnlyList<ScopeNode> Dependencies)
{
    private const int Deepest = 20;

    /// <summary>The scopes in a text; null when it nests too deep to be one that a service means.</summary>
    public static IReadOnlyList<ScopeNode>? Parse(string text)
    {
        var at = 0;
        return ParseList(text, ref at, Deepest);
    }

    private static List<ScopeNode>? ParseList(string text, ref int at, int depth)
    {
        var scopes = new List<ScopeNode>();
        while (at < text.Length && text[at] != ']')
        {
            if (text[at] is ' ' or '*')
            {
                at++;
            }
            else if (depth > 0 && ParseOne(text, ref at, depth - 1) is { } scope)
            {
                scopes.Add(scope);
            }
            else
            {
                return null;
            }
        }

        at++;
        return scopes;
    }

    private static ScopeNode? ParseOne(string text, ref int at, int depth)
    {
        var end = text.IndexOfAny([' ', '[', ']'], at);
        var scope = end < 0 ? text.Substring(at) : text.Substring(at, end - at);
        at += scope.Length;
        if (at >= text.Length || text[at] != '[')
            return new ScopeNode(scope, []);
        at++;
        return ParseList(text, ref at, depth) is { } dependencies ? new ScopeNode(scope, dependencies) : null;
    }
}
