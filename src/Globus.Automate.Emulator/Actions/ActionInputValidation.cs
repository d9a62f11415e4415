using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Language;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// Checks the input of an action against its provider's schema. The message names members and contains no
/// values of the input.
/// </summary>
internal sealed class ActionInputValidation
{
    private const int LongestName = 60;

    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new();

    /// <exception cref="ActionException">The input does not match the provider's schema.</exception>
    public void ThrowIfInvalid(IActionProvider provider, JsonObject body)
    {
        var schema = _schemas.GetOrAdd(provider.Name, _ =>
            JsonSchema.Parse(JsonText.ToElement(provider.Description.InputSchema))
        );
        var violations = schema.Validate(body.ToElement());
        if (violations.Count > 0)
        {
            throw ActionException.Invalid(
                string.Join("; ", violations.Select(violation => Describe(violation, provider.Description)))
            );
        }
    }

    private static string Describe(SchemaViolation violation, ProviderDescription provider)
    {
        var members = violation.Members.Select(name => DescribeMember(violation, provider, name)).ToList();
        return $"Field '{violation.Path}' (category: '{violation.Keyword}'): Input failed schema validation"
            + (members.Count == 0 ? "" : ": " + string.Join(", ", members));
    }

    private static string DescribeMember(SchemaViolation violation, ProviderDescription provider, string name)
    {
        var quoted = PythonText.Quote(name.Length <= LongestName ? name : name[..LongestName] + "…");
        return violation.Keyword == "required" ? $"missing property {quoted}"
            : provider.RenamedMembers.TryGetValue(name, out var current)
                ? $"additional property {quoted}, which is now {PythonText.Quote(current)}"
            : $"additional property {quoted}";
    }
}
