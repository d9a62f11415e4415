using System.Text.Json;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// properties, patternProperties, additionalProperties, propertyNames, required, dependencies, minProperties and
/// maxProperties.
/// </summary>
internal static class ObjectKeywords
{
    public static void CheckProperties(ValidationContext context, JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (Find(context, property.Name) is { } member)
            {
                context.ApplyToMember(property.Value, member, "properties", property.Name);
            }
        }
    }

    public static void CheckPatternProperties(ValidationContext context, JsonElement value)
    {
        foreach (var pattern in value.EnumerateObject())
        {
            foreach (
                var member in context
                    .Instance.EnumerateObject()
                    .Where(member => context.Matches(pattern.Name, member.Name))
            )
            {
                context.ApplyToMember(pattern.Value, member, "patternProperties", pattern.Name);
            }
        }
    }

    public static void CheckAdditionalProperties(ValidationContext context, JsonElement value)
    {
        var named = context.Sibling("properties");
        var patterns = context.Sibling("patternProperties") is { } found
            ? found.EnumerateObject().Select(pattern => pattern.Name).ToList()
            : null;
        var extra = context
            .Instance.EnumerateObject()
            .Where(member =>
                named?.TryGetProperty(member.Name, out _) != true
                && patterns?.Exists(pattern => context.Matches(pattern, member.Name)) != true
            )
            .ToList();
        if (value.ValueKind == JsonValueKind.False)
        {
            RejectAdditional(context, extra, patterns);
        }
        else
        {
            extra.ForEach(member => context.ApplyToMember(value, member, "additionalProperties"));
        }
    }

    public static void CheckPropertyNames(ValidationContext context, JsonElement value)
    {
        foreach (var member in context.Instance.EnumerateObject())
        {
            context.ApplyToName(value, member.Name);
        }
    }

    public static void CheckRequired(ValidationContext context, JsonElement value)
    {
        foreach (var name in value.EnumerateArray().Where(name => Find(context, name.GetString()!) is null))
        {
            context.Report("required", $"{JsonText.Represent(name)} is a required property", [name.GetString()!]);
        }
    }

    public static void CheckDependencies(ValidationContext context, JsonElement value)
    {
        foreach (
            var dependency in value.EnumerateObject().Where(dependency => Find(context, dependency.Name) is not null)
        )
        {
            if (dependency.Value.ValueKind != JsonValueKind.Array)
            {
                context.Apply(dependency.Value, "dependencies", dependency.Name);
                continue;
            }

            foreach (
                var name in dependency.Value.EnumerateArray().Where(name => Find(context, name.GetString()!) is null)
            )
            {
                context.Report(
                    "dependencies",
                    $"{JsonText.Represent(name)} is a dependency of {PythonText.Quote(dependency.Name)}"
                );
            }
        }
    }

    public static void CheckMinProperties(ValidationContext context, JsonElement value)
    {
        if (context.Instance.EnumerateObject().Count() < SizeLimit.Read(value))
        {
            context.Report(
                "minProperties",
                $"{JsonText.Represent(context.Instance)} "
                    + $"{(SizeLimit.Read(value) == 1 ? "should be non-empty" : "does not have enough properties")}"
            );
        }
    }

    public static void CheckMaxProperties(ValidationContext context, JsonElement value)
    {
        if (context.Instance.EnumerateObject().Count() > SizeLimit.Read(value))
        {
            context.Report(
                "maxProperties",
                $"{JsonText.Represent(context.Instance)} "
                    + $"{(SizeLimit.Read(value) == 0 ? "is expected to be empty" : "has too many properties")}"
            );
        }
    }

    private static void RejectAdditional(ValidationContext context, List<JsonProperty> extra, List<string>? patterns)
    {
        if (extra.Count == 0)
        {
            return;
        }

        var members = extra.Select(member => member.Name).OrderBy(name => name, StringComparer.Ordinal).ToList();
        var names = members.ConvertAll(PythonText.Quote);
        context.Report(
            "additionalProperties",
            patterns is null
                ? $"Additional properties are not allowed ({UnexpectedItems.Describe(names)})"
                : $"{string.Join(", ", names)} {(names.Count == 1 ? "does" : "do")} not match any of the regexes: "
                    + string.Join(
                        ", ",
                        patterns.OrderBy(pattern => pattern, StringComparer.Ordinal).Select(PythonText.Quote)
                    ),
            members
        );
    }

    private static JsonProperty? Find(ValidationContext context, string name)
    {
        foreach (var member in context.Instance.EnumerateObject())
        {
            if (member.NameEquals(name))
            {
                return member;
            }
        }

        return null;
    }
}
