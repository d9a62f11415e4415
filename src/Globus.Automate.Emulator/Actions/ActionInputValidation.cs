using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// Checks the input of an action against its provider's schema. The message does not contain the input.
/// </summary>
internal sealed class ActionInputValidation
{
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
                string.Join(
                    "; ",
                    violations.Select(violation =>
                        $"Field '{violation.Path}' (category: '{violation.Keyword}'): Input failed schema validation"
                    )
                )
            );
        }
    }
}
