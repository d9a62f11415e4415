using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// Checks the input of an action against its provider's schema. What the caller sent is not repeated in the message.
/// </summary>
internal sealed class ActionInputValidation
{
    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new();

    /// <exception cref="ActionException">The input is not what the provider takes.</exception>
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
