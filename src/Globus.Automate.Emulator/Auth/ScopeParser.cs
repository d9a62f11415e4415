namespace Globus.Automate.Emulator.Auth;

/// <summary>Parses scope strings. Optional dependencies (<c>*</c>) are consented to like the others.</summary>
internal sealed class ScopeParser
{
    private const int MaximumDepth = 16;

    private readonly string _text;
    private int _position;

    private ScopeParser(string text) => _text = text;

    /// <exception cref="AuthException">The string is empty or its brackets do not match.</exception>
    public static IReadOnlyList<ScopeNode> Parse(string text)
    {
        var parser = new ScopeParser(text);
        var scopes = parser.ParseList(depth: 0);
        return parser._position < text.Length ? throw parser.Malformed("a closing bracket has no opening bracket")
            : scopes.Count == 0 ? throw AuthException.InvalidScope("No scope was requested.")
            : scopes;
    }

    private List<ScopeNode> ParseList(int depth)
    {
        var scopes = new List<ScopeNode>();
        while (true)
        {
            SkipBlanks();
            if (_position == _text.Length || _text[_position] == ']')
            {
                return scopes;
            }

            scopes.Add(ParseScope(depth));
        }
    }

    private ScopeNode ParseScope(int depth)
    {
        var isOptional = _text[_position] == '*';
        if (isOptional)
        {
            _position++;
        }

        var start = _position;
        while (_position < _text.Length && _text[_position] is not (' ' or '[' or ']' or '*'))
        {
            _position++;
        }

        if (_position == start)
        {
            throw Malformed("a scope is missing");
        }

        var name = _text[start.._position];
        var dependencies = _position < _text.Length && _text[_position] == '[' ? ParseDependencies(depth + 1) : [];
        return new ScopeNode(name, dependencies) { IsOptional = isOptional };
    }

    private List<ScopeNode> ParseDependencies(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Malformed("the dependencies are nested too deeply");
        }

        _position++;
        var dependencies = ParseList(depth);
        if (_position == _text.Length)
        {
            throw Malformed("an opening bracket has no closing bracket");
        }

        _position++;
        return dependencies.Count == 0 ? throw Malformed("the brackets are empty") : dependencies;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private AuthException Malformed(string what) =>
        AuthException.InvalidScope($"The scope string is malformed at character {_position}: {what}.");
}
