namespace Globus.Automate.Emulator.Evaluation;

/// <summary>Takes strings apart.</summary>
internal static class StringSplitting
{
    public static PyList Split(string text, Arguments arguments, Budget budget)
    {
        var limit = Limit(arguments);
        if (Separator(arguments) is { } separator)
            return List(text.Split(separator, limit), budget);
        var words = Words(text);
        if (words.Count <= limit)
            return List(words.Select(word => text[word]), budget);
        var rest = text[words[limit - 1].Start..];
        return List(words.Take(limit - 1).Select(word => text[word]).Append(rest.TrimEnd()), budget);
    }

    public static PyList SplitFromRight(string text, Arguments arguments, Budget budget)
    {
        var limit = Limit(arguments);
        if (Separator(arguments) is { } separator)
            return List(Gather(text.Split(separator), limit, separator), budget);
        var words = Words(text);
        if (words.Count <= limit)
            return List(words.Select(word => text[word]), budget);
        var rest = text[..words[^limit].End];
        return List(words.TakeLast(limit - 1).Select(word => text[word]).Prepend(rest.TrimStart()), budget);
    }

    public static PyList Lines(string text, Arguments arguments, Budget budget)
    {
        arguments.Allow(0);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return List(lines[^1].Length == 0 ? lines[..^1] : lines, budget);
    }

    public static PyTuple Partition(string text, string separator)
    {
        var at = text.IndexOf(NotEmpty(separator), StringComparison.Ordinal);
        return at < 0 ? new PyTuple([text, "", ""]) : new PyTuple([text[..at], separator, text[(at + separator.Length)..]]);
    }

    public static PyTuple PartitionFromRight(string text, string separator)
    {
        var at = text.LastIndexOf(NotEmpty(separator), StringComparison.Ordinal);
        return at < 0 ? new PyTuple(["", "", text]) : new PyTuple([text[..at], separator, text[(at + separator.Length)..]]);
    }

    private static PyList List(IEnumerable<string> parts, Budget budget)
    {
        var items = parts.Cast<object?>().ToList();
        budget.List(items.Count);
        return new PyList(items);
    }

    private static string? Separator(Arguments arguments) => arguments.OptionalString(0, "sep") is { } separator ? NotEmpty(separator) : null;

    private static string NotEmpty(string separator) => separator.Length > 0 ? separator : throw Failures.Runtime("a separator cannot be empty");

    // Python counts the cuts, .NET the parts.
    private static int Limit(Arguments arguments)
    {
        var cuts = arguments.Optional(1, "maxsplit") is { } given ? Numbers.Index(given) : -1;
        return cuts < 0 ? int.MaxValue : cuts + 1;
    }

    private static IEnumerable<string> Gather(string[] parts, int limit, string separator) => parts.Length <= limit
        ? parts
        : parts[^(limit - 1)..].Prepend(string.Join(separator, parts[..^(limit - 1)]));

    private static List<Range> Words(string text)
    {
        var words = new List<Range>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
                i++;
            words.Add(start..i);
        }

        return words;
    }
}
