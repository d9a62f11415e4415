using System.Text.Json;

namespace Globus.Automate.Definitions;

/// <summary>Collects what the rules find.</summary>
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

    /// <summary>Finds a value of the wrong type.</summary>
    /// <returns>Whether it is of the right one.</returns>
    public bool Require(bool isRight, JsonNodeAt node, string expected)
    {
        if (!isRight)
        {
            Add(LintRules.WrongType, node, $"Expected {expected}, found {NameOf(node.Value.ValueKind)}.");
        }

        return isRight;
    }

    /// <summary>Finds an object that lacks a member.</summary>
    public void RequireMember(JsonNodeAt parent, string name)
    {
        if (!parent.Has(name))
        {
            Add(LintRules.MissingMember, parent, $"The required member '{name}' is missing.");
        }
    }

    /// <summary>All findings, in the order of the text where it is known.</summary>
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
