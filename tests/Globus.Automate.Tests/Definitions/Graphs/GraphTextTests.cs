using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Globus.Automate.Definitions.Graphs;
using Globus.Automate.Definitions.Graphs.Rendering;

namespace Globus.Automate.Tests.Definitions.Graphs;

/// <summary>
/// The texts of graphs against the grammars of their formats: of public definitions, where they lie beside the
/// repository, and of names that nobody would choose.
/// </summary>
public sealed partial class GraphTextTests
{
    private static readonly string[] Parts =
    [
        "\"",
        "\\",
        "]",
        "}",
        ")",
        "|",
        "<b>",
        "&amp;",
        "\n",
        "#",
        ";",
        "`",
        "é",
        "😀",
    ];

    public static TheoryData<FlowGraphFormat> Formats =>
        [FlowGraphFormat.Mermaid, FlowGraphFormat.Dot, FlowGraphFormat.Svg];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_graphs_of_public_definitions_follow_the_grammar(FlowGraphFormat format)
    {
        var files = PublicFiles();

        Assert.InRange(files.Count, 20, int.MaxValue);
        Every.Item(files, file => AssertGrammar(Parse(SharedData.ReadText("flow-definitions", file)), format));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Any_name_follows_the_grammar(FlowGraphFormat format) =>
        Every.Item(from first in Parts from second in Parts select $"{first}x{second}{second}", name =>
            AssertGrammar(WithName(name), format)
        );

    [Fact]
    public void The_grammar_refuses_an_unescaped_quote()
    {
        Assert.DoesNotMatch(MermaidLine(), "  s0(\"a\"b\")");
        Assert.DoesNotMatch(DotLine(), "  s0 [label=\"a\"b\"];");
    }

    [Fact]
    public void No_state_of_a_drawing_covers_another()
    {
        var files = PublicFiles();

        Assert.NotEmpty(files);
        Every.Item(files, file =>
        {
            var graph = FlowGraph.Of(Parse(SharedData.ReadText("flow-definitions", file)));
            AssertApart(XDocument.Parse(FlowGraphRenderer.Render(graph, FlowGraphFormat.Svg)));
        });
    }

    /// <summary>Each of the states leads to the next one and, far away, to the last one.</summary>
    [Fact]
    public void A_long_flow_has_a_drawing()
    {
        const int count = 2000;
        var states = Enumerable
            .Range(0, count)
            .Select(i =>
                $$"""
                    "s{{i}}":{"Type":"Action","Next":"s{{i + 1}}","Catch":[{"ErrorEquals":["x"],"Next":"s{{count}}"}] }
                    """
            );
        var definition = $$"""{"StartAt":"s0","States":{ {{string.Join(",", states)}} } }""";

        var image = XDocument.Parse(FlowGraphRenderer.Render(FlowGraph.Of(Parse(definition)), FlowGraphFormat.Svg));

        Assert.Equal(count + 2, image.Descendants().Count(element => element.Name.LocalName == "g"));
    }

    private static void AssertGrammar(JsonElement definition, FlowGraphFormat format)
    {
        var text = FlowGraphRenderer.Render(FlowGraph.Of(definition), format);
        if (format == FlowGraphFormat.Svg)
        {
            Assert.Equal("svg", XDocument.Parse(text).Root!.Name.LocalName);
            return;
        }

        var line = format == FlowGraphFormat.Mermaid ? MermaidLine() : DotLine();
        Assert.All(text.TrimEnd('\n').Split('\n'), each => Assert.Matches(line, each));
    }

    private static void AssertApart(XDocument image)
    {
        var boxes = image
            .Descendants()
            .Where(element => element.Name.LocalName == "g")
            .Select(group => group.Elements().Skip(1).First())
            .Where(shape => shape.Name.LocalName == "rect")
            .Select(shape =>
                (X: Number(shape, "x"), Y: Number(shape, "y"), W: Number(shape, "width"), H: Number(shape, "height"))
            )
            .ToList();
        var pairs = from a in boxes from b in boxes where a != b select (a, b);
        Assert.DoesNotContain(pairs, pair =>
            pair.a.X < pair.b.X + pair.b.W
            && pair.b.X < pair.a.X + pair.a.W
            && pair.a.Y < pair.b.Y + pair.b.H
            && pair.b.Y < pair.a.Y + pair.a.H
        );
    }

    private static double Number(XElement shape, string name) =>
        double.Parse(shape.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static JsonElement WithName(string name)
    {
        var key = JsonSerializer.Serialize(name);
        var rule = $$"""{"Variable":{{key}},"StringEquals":{{key}},"Next":{{key}} }""";
        return Parse(
            $$"""
            {"StartAt":{{key}},"States":{ {{key}}:{"Type":{{key}},"Choices":[{{rule}}],"Default":{{key}},
            "Catch":[{"ErrorEquals":[{{key}}],"Next":"z"}],"End":true} } }
            """
        );
    }

    private static List<string> PublicFiles()
    {
        using var index = JsonDocument.Parse(SharedData.ReadText("flow-definitions", "INDEX.json"));
        return [.. index.RootElement.EnumerateArray().Select(entry => entry.GetProperty("file").GetString()!)];
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return document.RootElement.Clone();
    }

    // Quoted labels contain no quote, and only their own line breaks.
    [GeneratedRegex(
        "^(flowchart TD"
            + "|  (s\\d+|start|finish)[\\[({>]+\"[^\"<>&]*(<br/>[^\"<>&]*)*\"[\\])}]+"
            + "|  (s\\d+|start) (-->|-\\.->)(\\|\"[^\"<>&|]+\"\\|)? (s\\d+|finish)"
            + "|  classDef .*|  class .*|  linkStyle .*)$"
    )]
    private static partial Regex MermaidLine();

    [GeneratedRegex(
        """^(digraph flow \{|\}|  (node|edge|(s\d+|start|finish)( -> (s\d+|finish))?)( \[(\w+=("([^"\\]|\\["\\n])*"|\w+)(, )?)+\])?;)$"""
    )]
    private static partial Regex DotLine();
}
