using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// properties and its relatives, propertyNames, required, dependencies, minProperties and maxProperties.
/// </summary>
internal static class ObjectKeywords
{
    public static void CheckProperties(SchemaVisit visit, JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (Find(visit, property.Name) is { } member)
            {
                visit.ApplyToMember(property.Value, member, "properties", property.Name);
            }
        }
    }

    public static void CheckPatternProperties(SchemaVisit visit, JsonElement value)
    {
        foreach (var pattern in value.EnumerateObject())
        {
            foreach (
                var member in visit.Instance.EnumerateObject().Where(member => visit.Matches(pattern.Name, member.Name))
            )
            {
                visit.ApplyToMember(pattern.Value, member, "patternProperties", pattern.Name);
            }
        }
    }

    public static void CheckAdditionalProperties(SchemaVisit visit, JsonElement value)
    {
        var named = visit.Sibling("properties");
        var patterns = visit.Sibling("patternProperties") is { } found
            ? found.EnumerateObject().Select(pattern => pattern.Name).ToList()
            : null;
        var extra = visit
            .Instance.EnumerateObject()
            .Where(member =>
                named?.TryGetProperty(member.Name, out _) != true
                && patterns?.Exists(pattern => visit.Matches(pattern, member.Name)) != true
            )
            .ToList();
        if (value.ValueKind == JsonValueKind.False)
        {
            RejectAdditional(visit, extra, patterns);
        }
        else
        {
            extra.ForEach(member => visit.ApplyToMember(value, member, "additionalProperties"));
        }
    }

    public static void CheckPropertyNames(SchemaVisit visit, JsonElement value)
    {
        foreach (var member in visit.Instance.EnumerateObject())
        {
            visit.ApplyToName(value, member.Name);
        }
    }

    public static void CheckRequired(SchemaVisit visit, JsonElement value)
    {
        foreach (var name in value.EnumerateArray().Where(name => Find(visit, name.GetString()!) is null))
        {
            visit.Report("required", $"{JsonText.Represent(name)} is a required property");
        }
    }

    public static void CheckDependencies(SchemaVisit visit, JsonElement value)
    {
        foreach (
            var dependency in value.EnumerateObject().Where(dependency => Find(visit, dependency.Name) is not null)
        )
        {
            if (dependency.Value.ValueKind != JsonValueKind.Array)
            {
                visit.Apply(dependency.Value, "dependencies", dependency.Name);
                continue;
            }

            foreach (
                var name in dependency.Value.EnumerateArray().Where(name => Find(visit, name.GetString()!) is null)
            )
            {
                visit.Report(
                    "dependencies",
                    $"{JsonText.Represent(name)} is a dependency of {PythonText.Quote(dependency.Name)}"
                );
            }
        }
    }

    public static void CheckMinProperties(SchemaVisit visit, JsonElement value)
    {
        if (visit.Instance.EnumerateObject().Count() < Size.Read(value))
        {
            visit.Report(
                "minProperties",
                $"{JsonText.Represent(visit.Instance)} "
                    + $"{(Size.Read(value) == 1 ? "should be non-empty" : "does not have enough properties")}"
            );
        }
    }

    public static void CheckMaxProperties(SchemaVisit visit, JsonElement value)
    {
        if (visit.Instance.EnumerateObject().Count() > Size.Read(value))
        {
            visit.Report(
                "maxProperties",
                $"{JsonText.Represent(visit.Instance)} "
                    + $"{(Size.Read(value) == 0 ? "is expected to be empty" : "has too many properties")}"
            );
        }
    }

    private static void RejectAdditional(SchemaVisit visit, List<JsonProperty> extra, List<string>? patterns)
    {
        if (extra.Count == 0)
        {
            return;
        }

        var names = extra
            .Select(member => member.Name)
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(PythonText.Quote)
            .ToList();
        visit.Report(
            "additionalProperties",
            patterns is null
                ? $"Additional properties are not allowed ({Unexpected.Describe(names)})"
                : $"{string.Join(", ", names)} {(names.Count == 1 ? "does" : "do")} not match any of the regexes: "
                    + string.Join(
                        ", ",
                        patterns.OrderBy(pattern => pattern, StringComparer.Ordinal).Select(PythonText.Quote)
                    )
        );
    }

    private static JsonProperty? Find(SchemaVisit visit, string name)
    {
        foreach (var member in visit.Instance.EnumerateObject())
        {
            if (member.NameEquals(name))
            {
                return member;
            }
        }

        return null;
    }
}
