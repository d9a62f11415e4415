using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Globus.Automate.Yaml;

/// <summary>Composes the events of a YAML parser to one document, with its aliases and merge keys followed.</summary>
internal sealed class YamlComposer
{
    /// <summary>How deep a document may be nested.</summary>
    public const int MaximumDepth = 250;

    private readonly Dictionary<AnchorName, YamlValue?> _anchors = [];
    private readonly YamlMerge _merge = new();
    private readonly IParser _parser;
    private int _depth;

    private YamlComposer(IParser parser) => _parser = parser;

    /// <summary>The one document of a text.</summary>
    /// <exception cref="YamlSyntaxException">The text is not one YAML document, or is nested too deep.</exception>
    public static YamlValue Compose(string text)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            return new YamlComposer(new Parser(scanner)).ComposeDocument();
        }
        catch (YamlException exception)
        {
            var message = exception.InnerException?.Message ?? exception.Message;
            throw new YamlSyntaxException(message, exception.Start.Line, exception.Start.Column, exception);
        }
        catch (InvalidOperationException exception)
        {
            // The scanner says no more of a list or mapping that continues where it may not.
            var position = scanner.CurrentPosition;
            throw new YamlSyntaxException("a list or mapping is not closed", position.Line, position.Column, exception);
        }
    }

    private YamlValue ComposeDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out var end))
        {
            throw new YamlSyntaxException("the text contains no document", end.Start.Line, end.Start.Column);
        }

        _parser.Consume<DocumentStart>();
        var root = ComposeValue();
        _parser.Consume<DocumentEnd>();
        return _parser.Accept<DocumentStart>(out var next)
            ? throw YamlSyntaxException.At(next.Start, "the text contains more than one document")
            : root;
    }

    private YamlValue ComposeValue()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias);
        }

        var begin = _parser.Consume<NodeEvent>();
        if (++_depth > MaximumDepth)
        {
            throw YamlSyntaxException.At(begin.Start, "the document is nested too deeply");
        }

        // An alias inside the value that it names finds null.
        Define(begin.Anchor, null);
        YamlValue value = begin switch
        {
            SequenceStart start => ComposeList(start),
            MappingStart start => ComposeMapping(start),
            var scalar => new YamlScalar((Scalar)scalar),
        };
        Define(begin.Anchor, value);
        _depth--;
        return value;
    }

    private YamlValue Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var value))
        {
            throw YamlSyntaxException.At(alias.Start, $"the anchor '{alias.Value}' is not defined");
        }

        return value
            ?? throw YamlSyntaxException.At(
                alias.Start,
                $"the alias '{alias.Value}' refers to a value that contains it"
            );
    }

    private void Define(AnchorName anchor, YamlValue? value)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = value;
        }
    }

    private YamlList ComposeList(SequenceStart start)
    {
        YamlTag.Require(start, YamlTag.List);
        var items = new List<YamlValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ComposeValue());
        }

        return new YamlList(start.Start, items);
    }

    private YamlMapping ComposeMapping(MappingStart start)
    {
        YamlTag.Require(start, YamlTag.Mapping);
        var members = new List<YamlMember>();
        var names = new HashSet<(string Name, bool IsMerge)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ComposeKey();
            var member = new YamlMember(key.Start, key.Text, ComposeValue(), key.IsMerge);
            if (!names.Add((member.Name, member.IsMerge)))
            {
                throw YamlSyntaxException.At(member.Begin, $"the key '{member.Name}' appears twice");
            }

            members.Add(member);
        }

        return new YamlMapping(start.Start, _merge.Expand(members));
    }

    private YamlScalar ComposeKey()
    {
        _parser.Accept<ParsingEvent>(out var start);
        return ComposeValue() as YamlScalar ?? throw YamlSyntaxException.At(start!.Start, "a key must be a string");
    }
}
