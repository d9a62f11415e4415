using System.Globalization;
using System.Text.Json;
using Globus.Automate.Definitions.Graphs;
using Globus.Automate.Definitions.Graphs.Rendering;
using Globus.Automate.Flows;

namespace Globus.Automate.Tests.Definitions.Graphs;

/// <summary>What graphs contain.</summary>
public sealed class FlowGraphTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Conditions => CaseFile.Read("choice-conditions");

    public static TheoryData<string, string> Durations => CaseFile.Read("readable-durations");

    public static IEnumerable<TheoryDataRow<string>> Graphs => CaseFile.ReadSections("graphs");

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Names =>
        from parts in CaseFile.ReadParts("graph-names", 4)
        select new TheoryDataRow<string, string, string, string>(parts[0], parts[1], parts[2], parts[3]);

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_rule_has_a_short_description(string rule, string expected) =>
        Assert.Equal(expected, ChoiceCondition.Describe(Parse(rule)));

    [Theory]
    [MemberData(nameof(Durations))]
    public void A_duration_has_two_units(string duration, string expected) =>
        Assert.Equal(expected, ReadableDuration.Format(TimeSpan.Parse(duration, CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_flowchart_shows_the_states_the_transitions_and_the_path(string body)
    {
        var parts = body.Split('\n', 3);
        var text = FlowGraphRenderer.Render(
            FlowGraph.Of(Parse(parts[0])),
            FlowGraphFormat.Mermaid,
            parts[1] == "-" ? null : ReadPath(parts[1])
        );

        Assert.Equal(parts[2], text.TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_escaped_for_each_format(string json, string mermaid, string dot, string svg)
    {
        var states = $$"""{"StartAt":{{json}},"States":{ {{json}}:{"Type":"Pass","End":true} } }""";
        var graph = FlowGraph.Of(Parse(states));

        Assert.Contains(
            $"s0(\"{mermaid}<br/>Pass\")",
            Render(graph, FlowGraphFormat.Mermaid),
            StringComparison.Ordinal
        );
        Assert.Contains($"s0 [label=\"{dot}\\nPass\"", Render(graph, FlowGraphFormat.Dot), StringComparison.Ordinal);
        Assert.Contains($">{svg}</text>", Render(graph, FlowGraphFormat.Svg), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_is_shortened_between_characters()
    {
        var name = new string('x', 79) + "😀😀";
        var graph = FlowGraph.Of(Parse($$"""{"States":{"{{name}}":{"Type":"Pass"} } }"""));

        var text = Render(graph, FlowGraphFormat.Dot);

        Assert.Contains($"\"{new string('x', 79)}😀…\\nPass\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_rule_ends_with_an_ellipsis()
    {
        const string rule = """{"Variable":"$.a_variable_with_a_long_name","IsPresent":true}""";
        var rules = string.Join(",", Enumerable.Repeat(rule, 1000));

        var text = ChoiceCondition.Describe(Parse($$"""{"Or":[{{rules}}]}"""));

        Assert.InRange(text.Length, 300, 500);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"States":[]}""")]
    public void Other_documents_have_no_graph(string json) =>
        Assert.Throws<FormatException>(() => FlowGraph.Of(Parse(json)));

    [Theory]
    [InlineData(FlowGraphFormat.Mermaid)]
    [InlineData(FlowGraphFormat.Dot)]
    [InlineData(FlowGraphFormat.Svg)]
    public void Parameters_and_causes_are_never_shown(FlowGraphFormat format)
    {
        const string definition = """
            {"StartAt":"A","States":{"A":{"Type":"Action","ActionUrl":"https://secret.example/","Parameters":{"a":"secret"},
            "Next":"B"},"B":{"Type":"Fail","Error":"secret","Cause":"secret"}}}
            """;

        Assert.DoesNotContain("secret", Render(FlowGraph.Of(Parse(definition)), format), StringComparison.Ordinal);
    }

    private static string Render(FlowGraph graph, FlowGraphFormat format) => FlowGraphRenderer.Render(graph, format);

    private static RunPath ReadPath(string text)
    {
        var (status, visits) = text.Split(' ', 2) is [var first, var rest] ? (first, rest) : default;
        var path = new RunPath();
        var attempts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var visit in visits.Split("; ").Select(each => each.Split(' ')))
        {
            attempts[visit[0]] = attempts.GetValueOrDefault(visit[0]) + 1;
            path.Add(
                new RunStateVisit(Guid.Empty, visit[0], attempts[visit[0]])
                {
                    StartTime = Start,
                    EndTime = Start.AddSeconds(1),
                    Failure = visit[1] == "-" ? null : Failure(visit[1]),
                    Next = visit[2] == "-" ? null : visit[2],
                }
            );
        }

        path.Complete(status);
        return path;
    }

    private static RunFailure? Failure(string exception) =>
        JsonSerializer
            .Deserialize<RunLogEntry>(
                $$"""{"code":"ActionFailed","details":{"exception":"{{exception}}"} }""",
                WireDocuments.Options
            )!
            .Failure;

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
