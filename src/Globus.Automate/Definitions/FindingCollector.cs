using System.Text.Json;

namespace Globus.Automate.Definitions;

/// <summary>Collects the findings of the rules.</summary>
internal sealed class FindingCollector(FlowDocument document, SourceMap? source)
{
    private readonly List<Finding> _findings = [];

    public void Add(LintRule rule, JsonNodeAt node, string message) => Add(rule, node.Path, message);

    public void Add(LintRule rule, string path, string message)
    {
        var position = source?.Find(path);
        _findings.Add(
            new Finding(rule.Severity, document, rule.Id, path, message)
            {
                File = source?.File,
                Line = position?.Line,
                Column = position?.Column,
            }
        );
    }

    /// <summary>Adds a finding if a value has the wrong type.</summary>
    /// <returns>Whether the value has the right type.</returns>
    public bool Require(bool isRight, JsonNodeAt node, string expected)
    {
        if (!isRight)
        {
            Add(LintRules.WrongType, node, $"Expected {expected}, found {NameOf(node.Value.ValueKind)}.");
        }

        return isRight;
    }

    /// <summary>Adds a finding if an object does not have a member.</summary>
    public void RequireMember(JsonNodeAt parent, string name)
    {
        if (!parent.Has(name))
        {
            Add(LintRules.MissingMember, parent, $"The required member '{name}' is missing.");
        }
    }

    /// <summary>All findings, in source order if it is known.</summary>
    public IReadOnlyList<Finding> ToList() =>
        [.. _findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];

    private static string NameOf(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "a Boolean",
        };
}
