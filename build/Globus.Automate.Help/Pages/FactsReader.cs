using System.Globalization;
using Globus.Automate.Help.Text;
using Markdig.Syntax;

namespace Globus.Automate.Help.Pages;

/// <summary>Reads the block of facts that stands at the end of each parameter.</summary>
internal sealed class FactsReader
{
    private static readonly string[] Keys =
    [
        "Type",
        "ParameterSets",
        "Required",
        "RequiredIn",
        "Position",
        "PipelineInput",
        "Aliases",
        "Default",
        "Wildcards",
        "AcceptedValues",
    ];
    private static readonly string[] PipelineWays = ["ByValue", "ByPropertyName"];

    private readonly PageFile _page;
    private readonly int _line;
    private readonly Dictionary<string, (string Value, int Line)> _facts = [];

    private FactsReader(PageFile page, FencedCodeBlock block)
    {
        _page = page;
        _line = block.Line + 1;
        foreach (var (text, index) in BlockReader.CodeLines(block).Select((text, index) => (text, index)))
        {
            Add(text, _line + 1 + index);
        }
    }

    /// <summary>The facts in a fenced block of <c>Key: value</c> lines.</summary>
    /// <exception cref="PageException">A line is not that, a key is not known, or a value is not one of its
    /// key's.</exception>
    public static ParameterFacts Read(PageFile page, FencedCodeBlock block)
    {
        var reader = new FactsReader(page, block);
        return new ParameterFacts
        {
            Type = reader.Find("Type")
                ?? throw page.Wrong(
                    reader._line,
                    "The parameter has no type. Add the line 'Type: ' with the type's name, such as String[]."
                ),
            ParameterSets = reader.List("ParameterSets"),
            IsRequired = reader.Truth("Required"),
            RequiredIn = reader.List("RequiredIn"),
            Position = reader.Number("Position"),
            PipelineInput = reader.List("PipelineInput", PipelineWays),
            Aliases = reader.List("Aliases"),
            Default = reader.Find("Default") ?? "None",
            AcceptsWildcards = reader.Truth("Wildcards"),
            AcceptedValues = reader.List("AcceptedValues"),
        };
    }

    private void Add(string text, int line)
    {
        if (text.Split(": ", 2) is not [var key, var value] || value.Trim().Length == 0)
        {
            throw _page.Wrong(line, $"'{text}' is not a fact. Write 'Key: value', or leave the line out.");
        }

        if (!Keys.Contains(key))
        {
            throw _page.Wrong(line, $"'{key}' is not a fact of a parameter. Known are {string.Join(", ", Keys)}.");
        }

        if (!_facts.TryAdd(key, (value.Trim(), line)))
        {
            throw _page.Wrong(line, $"'{key}' is there twice. Remove one of them.");
        }
    }

    private string? Find(string key) => _facts.TryGetValue(key, out var fact) ? fact.Value : null;

    private string[] List(string key, string[]? known = null)
    {
        var items = Find(key)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return known is null || items.All(known.Contains)
            ? items
            : throw _page.Wrong(
                _facts[key].Line,
                $"'{_facts[key].Value}' is not a value of {key}. Write {string.Join(", ", known)} or both, or leave "
                    + "the line out."
            );
    }

    private bool Truth(string key) =>
        Find(key) switch
        {
            null or "false" => false,
            "true" => true,
            var other => throw _page.Wrong(
                _facts[key].Line,
                $"'{other}' is not a value of {key}. Write true, or leave the line out."
            ),
        };

    private int? Number(string key) =>
        Find(key) switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            var other => throw _page.Wrong(
                _facts[key].Line,
                $"'{other}' is not a value of {key}. Write a number that counts from 0, or leave the line out."
            ),
        };
}
