namespace Globus.Automate.Emulator.Auth;

/// <summary>Reads the scope strings that Globus Auth takes. Optional dependencies (<c>*</c>) are consented to like the others.</summary>
internal sealed class ScopeParser
{
    private const int MaximumDepth = 16;

    private readonly string text;
    private int position;

    private ScopeParser(string text) => this.text = text;

    /// <exception cref="AuthException">The string is empty or its brackets do not match.</exception>
    public static IReadOnlyList<ScopeNode> Parse(string text)
    {
        var parser = new ScopeParser(text);
        var scopes = parser.ParseList(depth: 0);
        return parser.position < text.Length ? throw parser.Malformed("a closing bracket without an opening one")
            : scopes.Count == 0 ? throw AuthException.InvalidScope("No scope was requested.")
            : scopes;
    }

    private List<ScopeNode> ParseList(int depth)
    {
        var scopes = new List<ScopeNode>();
        while (true)
        {
            SkipBlanks();
            if (position == text.Length || text[position] == ']')
            {
                return scopes;
            }

            scopes.Add(ParseScope(depth));
        }
    }

    private ScopeNode ParseScope(int depth)
    {
        var isOptional = text[position] == '*';
        if (isOptional)
        {
            position++;
        }

        var start = position;
        while (position < text.Length && text[position] is not (' ' or '[' or ']' or '*'))
        {
            position++;
        }

        if (position == start)
        {
            throw Malformed("a scope is missing");
        }

        var name = text[start..position];
        var dependencies = position < text.Length && text[position] == '[' ? ParseDependencies(depth + 1) : [];
        return new ScopeNode(name, dependencies) { IsOptional = isOptional };
    }

    private List<ScopeNode> ParseDependencies(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Malformed("the dependencies are nested too deeply");
        }

        position++;
        var dependencies = ParseList(depth);
        if (position == text.Length)
        {
            throw Malformed("an opening bracket without a closing one");
        }

        position++;
        return dependencies.Count == 0 ? throw Malformed("empty brackets") : dependencies;
    }

    private void SkipBlanks()
    {
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }
    }

    private AuthException Malformed(string what) => AuthException.InvalidScope($"The scope string is malformed at character {position}: {what}.");
}
