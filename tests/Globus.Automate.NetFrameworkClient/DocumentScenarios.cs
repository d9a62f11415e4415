using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.Definitions.Checks;
using Globus.Automate.Yaml;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Reads and checks definitions without a service.</summary>
internal static class DocumentScenarios
{
    private const string Yaml = """
        # A definition with an anchor, a merge key and a block of text.
        StartAt: First
        States:
          First: &base
            Type: Pass
            Comment: |
              Grüße
              😀
            Parameters: {count: 0x10, ratio: 1.5, on: on, yes: true, none: ~}
            Next: Second
          Second:
            <<: *base
            Next: Third
        """;

    private const string Invalid = """
        {
          "StartAt": "First",
          "States": {
            "First": {"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world",
                      "Parameters": {"text.=": "1 +"}, "Next": "Secnod"},
            "Second": {"Type": "Wait", "Seconds": "soon", "End": true}
          }
        }
        """;

    /// <summary>Reads YAML as JSON and checks it, with the positions in the YAML.</summary>
    public static Task ReadYamlAsync()
    {
        var definition = YamlReader.Parse(Yaml, out var positions);
        Console.Out.WriteLine(definition.GetRawText());
        var source = SourceMap.FromPositions(
            definition,
            positions.Select(position => new SourcePosition((int)position.Line, (int)position.Column)),
            "flow.yaml"
        );
        Print(FlowLinter.CheckDefinition(definition, source));
        return Task.CompletedTask;
    }

    /// <summary>Reads text that is not YAML.</summary>
    public static Task ReadInvalidYamlAsync() =>
        Failure.PrintAsync(() =>
        {
            YamlReader.Parse("StartAt: First\nStates: [\n");
            return Task.CompletedTask;
        });

    /// <summary>Checks a definition with mistakes.</summary>
    public static Task CheckDefinitionAsync()
    {
        using var definition = JsonDocument.Parse(Invalid);
        Print(FlowLinter.CheckDefinition(definition.RootElement, SourceMap.FromJson(Invalid, "flow.json")));
        return Task.CompletedTask;
    }

    /// <summary>Checks an input against a schema with a pattern, a format and a reference.</summary>
    public static Task CheckInputAsync()
    {
        const string schema = """
            {
              "definitions": {"id": {"type": "string", "format": "uuid"}},
              "properties": {
                "source": {"$ref": "#/definitions/id"},
                "path": {"type": "string", "pattern": "^/\\p{L}+$"},
                "count": {"type": "integer", "multipleOf": 0.1, "maximum": 1e2}
              },
              "required": ["source", "target"]
            }
            """;
        using var input = JsonDocument.Parse("""{"source": 5, "path": "relative", "count": 101}""");
        Print(FlowLinter.CheckInputSchema(JsonDocument.Parse(schema).RootElement));
        Print(FlowLinter.CheckInput(input.RootElement, JsonDocument.Parse(schema).RootElement));
        return Task.CompletedTask;
    }

    private static void Print(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var text = $"{finding.Severity} {finding.RuleId} at {finding.Path} {finding.Position}";
            Console.Out.WriteLine(text.TrimEnd());
        }
    }
}
