using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>One schema being checked against one value, and where the two stand.</summary>
internal sealed class SchemaVisit
{
    private readonly SchemaRun _run;
    private readonly SchemaPlace _place;
    private readonly List<SchemaViolation> _violations;
    private JsonLocation _path = JsonLocation.Root;
    private JsonLocation _schemaPath = JsonLocation.Root;

    public SchemaVisit(SchemaRun run, SchemaPlace place, JsonElement instance, List<SchemaViolation> violations)
    {
        this._run = run;
        this._place = place;
        this._violations = violations;
        Instance = instance;
    }

    public JsonElement Instance { get; }

    public int Depth { get; private set; }

    /// <summary>A keyword next to the one that is being checked.</summary>
    public JsonElement? Sibling(string keyword) => _place.Element.TryGetProperty(keyword, out var value) ? value : null;

    public bool Matches(string pattern, string text) => SchemaRun.IsMatch(this, pattern, text);

    public void Report(string keyword, string message) => _violations.Add(Violation(keyword, message));

    public SchemaViolation Violation(string keyword, string message) =>
        new(_path.ToPath(), _schemaPath.Member(keyword).ToPointer(), keyword, message);

    /// <summary>Checks the same value against a schema below this one.</summary>
    public void Apply(JsonElement schema, params object[] schemaSteps) =>
        Below(schema, Instance, _violations, schemaSteps).Check();

    public void ApplyToMember(JsonElement schema, JsonProperty member, params object[] schemaSteps)
    {
        var visit = Below(schema, member.Value, _violations, schemaSteps);
        visit._path = _path.Member(member.Name);
        visit.Check();
    }

    public void ApplyToItem(JsonElement schema, int index, params object[] schemaSteps)
    {
        var visit = Below(schema, Instance[index], _violations, schemaSteps);
        visit._path = _path.Item(index);
        visit.Check();
    }

    /// <summary>Checks the name of a member as if it were a string of the document.</summary>
    public void ApplyToName(JsonElement schema, string name) =>
        Below(schema, JsonText.ToElement(name), _violations, ["propertyNames"]).Check();

    public void ApplyReference(string reference)
    {
        var target = _run.Resources.Find(_place.BaseUri, reference)
            ?? throw new InvalidOperationException($"The reference {reference} was not checked.");
        Below(target, Instance, _violations, ["$ref"]).Check();
    }

    /// <summary>Whether a value satisfies a schema; nothing is reported.</summary>
    public bool Accepts(JsonElement schema, JsonElement instance)
    {
        var found = new List<SchemaViolation>();
        Below(schema, instance, found, []).Check();
        return found.Count == 0;
    }

    public void Check()
    {
        _run.Charge(this);
        var schema = _place.Element;
        if (schema.ValueKind == JsonValueKind.False)
        {
            Report("false", $"False schema does not allow {JsonText.Represent(Instance)}");
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (schema.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String)
        {
            ApplyReference(reference.GetString()!);
        }
        else
        {
            CheckKeywords(schema);
        }
    }

    private void CheckKeywords(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (Keywords.TryGet(keyword.Name, Instance.ValueKind) is { } check)
            {
                check(this, keyword.Value);
            }
        }
    }

    private SchemaVisit Below(
        JsonElement schema,
        JsonElement instance,
        List<SchemaViolation> target,
        object[] schemaSteps
    ) => Below(_place.Below(schema), instance, target, schemaSteps);

    private SchemaVisit Below(
        SchemaPlace schema,
        JsonElement instance,
        List<SchemaViolation> target,
        object[] schemaSteps
    ) =>
        new(_run, schema, instance, target)
        {
            Depth = Depth + 1,
            _path = _path,
            _schemaPath = schemaSteps.Aggregate(_schemaPath, (location, step) =>
                step is int index ? location.Item(index) : location.Member((string)step)
            ),
        };
}
