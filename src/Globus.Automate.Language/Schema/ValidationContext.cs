using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>The check of one value against one schema, with the locations of both.</summary>
internal sealed class ValidationContext
{
    private readonly ValidationSession _session;
    private readonly SchemaLocation _schema;
    private readonly List<SchemaViolation> _violations;
    private JsonLocation _path = JsonLocation.Root;
    private JsonLocation _schemaPath = JsonLocation.Root;

    public ValidationContext(
        ValidationSession session,
        SchemaLocation schemaLocation,
        JsonElement instance,
        List<SchemaViolation> violations
    )
    {
        this._session = session;
        this._schema = schemaLocation;
        this._violations = violations;
        Instance = instance;
    }

    public JsonElement Instance { get; }

    public int Depth { get; private set; }

    /// <summary>Whether the schema is a part of the meta-schema, so that the value is a part of a schema.</summary>
    public bool IsMetaSchema => _schema.BaseUri == SchemaUri.Draft7;

    /// <summary>Another keyword of the schema.</summary>
    public JsonElement? Sibling(string keyword) =>
        _schema.Element.TryGetProperty(keyword, out var value) ? value : null;

    public bool Matches(string pattern, string text) => ValidationSession.IsMatch(this, pattern, text);

    public void Report(string keyword, string message) => _violations.Add(Violation(keyword, message));

    /// <summary>Reports members that are missing or not allowed.</summary>
    public void Report(string keyword, string message, IReadOnlyList<string> members) =>
        _violations.Add(Violation(keyword, message) with { Members = members });

    public SchemaViolation Violation(string keyword, string message) =>
        new(_path.ToPath(), _schemaPath.Member(keyword).ToPointer(), keyword, message);

    /// <summary>Checks the same value against a subschema.</summary>
    public void Apply(JsonElement schema, params object[] schemaSteps) =>
        ForSubschema(schema, Instance, _violations, schemaSteps).Check();

    public void ApplyToMember(JsonElement schema, JsonProperty member, params object[] schemaSteps)
    {
        var context = ForSubschema(schema, member.Value, _violations, schemaSteps);
        context._path = _path.Member(member.Name);
        context.Check();
    }

    public void ApplyToItem(JsonElement schema, int index, params object[] schemaSteps)
    {
        var context = ForSubschema(schema, Instance[index], _violations, schemaSteps);
        context._path = _path.Item(index);
        context.Check();
    }

    /// <summary>Checks the name of a member as a string of the document.</summary>
    public void ApplyToName(JsonElement schema, string name) =>
        ForSubschema(schema, JsonText.ToElement(name), _violations, ["propertyNames"]).Check();

    public void ApplyReference(string reference)
    {
        var target = _session.Resources.Find(_schema.BaseUri, reference)
            ?? throw new InvalidOperationException($"The reference {reference} was not checked.");
        ForSubschema(target, Instance, _violations, ["$ref"]).Check();
    }

    /// <summary>Whether a value satisfies a schema, without reporting violations.</summary>
    public bool Accepts(JsonElement schema, JsonElement instance)
    {
        var found = new List<SchemaViolation>();
        ForSubschema(schema, instance, found, []).Check();
        return found.Count == 0;
    }

    public void Check()
    {
        _session.CountStep(this);
        var schema = _schema.Element;
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

    private ValidationContext ForSubschema(
        JsonElement schema,
        JsonElement instance,
        List<SchemaViolation> target,
        object[] schemaSteps
    ) => ForSubschema(_schema.ForSubschema(schema), instance, target, schemaSteps);

    private ValidationContext ForSubschema(
        SchemaLocation schema,
        JsonElement instance,
        List<SchemaViolation> target,
        object[] schemaSteps
    ) =>
        new(_session, schema, instance, target)
        {
            Depth = Depth + 1,
            _path = _path,
            _schemaPath = schemaSteps.Aggregate(_schemaPath, (location, step) =>
                step is int index ? location.Item(index) : location.Member((string)step)
            ),
        };
}
