using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Expressions;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>Hides the values that a flow's author marked as private.</summary>
internal static class PrivateValues
{
    private const string PropertyPrefix = "_private";
    private const string PropertyMark = "\"" + PropertyPrefix;

    /// <summary>A definition without private values, for users below administrator.</summary>
    public static JsonNode WithoutPrivateParameters(JsonNode definition)
    {
        Visit(definition, parent =>
        {
            if (parent.TryGetPropertyValue(Template.PrivateKey, out var names) && names is JsonArray list)
            {
                foreach (var name in list.Select(name => name?.ToString()).OfType<string>())
                {
                    parent.Remove(name);
                    parent.Remove(name + ".$");
                    parent.Remove(name + ".=");
                }

                parent.Remove(Template.PrivateKey);
            }
        });
        return definition;
    }

    /// <summary>Whether a document, as JSON, has or describes members with private names.</summary>
    public static bool AreIn(string document) => document.Contains(PropertyMark, StringComparison.Ordinal);

    /// <summary>A document, as JSON, without members with private names.</summary>
    public static string Hide(string document, IReadOnlyCollection<string>? privateNames = null) =>
        privateNames is { Count: > 0 } || AreIn(document)
            ? Hide(JsonText.Parse(document), privateNames ?? []).ToText()
            : document;

    private static JsonNode? Hide(JsonNode? value, IReadOnlyCollection<string> privateNames)
    {
        Visit(value, parent =>
        {
            foreach (var name in parent.Select(member => member.Key).Where(IsPrivate).ToList())
            {
                parent.Remove(name);
            }
        });
        return value;

        bool IsPrivate(string name) =>
            name.StartsWith(PropertyPrefix, StringComparison.Ordinal) || privateNames.Contains(name);
    }

    private static void Visit(JsonNode? node, Action<JsonObject> change)
    {
        switch (node)
        {
            case JsonObject parent:
                change(parent);
                foreach (var (_, child) in parent)
                {
                    Visit(child, change);
                }

                break;
            case JsonArray list:
                foreach (var child in list)
                {
                    Visit(child, change);
                }

                break;
        }
    }
}
