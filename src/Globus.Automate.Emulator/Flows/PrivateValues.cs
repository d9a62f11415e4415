using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Flows;

/// <summary>What a flow's author asked to keep out of sight.</summary>
internal static class PrivateValues
{
    private const string ParametersMember = "__Private_Parameters";
    private const string PropertyPrefix = "_private";

    /// <summary>A definition as people below administrator see it: without what its states name as private.</summary>
    public static JsonNode WithoutPrivateParameters(JsonNode definition)
    {
        Visit(definition, parent =>
        {
            if (parent.TryGetPropertyValue(ParametersMember, out var names) && names is JsonArray list)
            {
                foreach (var name in list.Select(name => name?.ToString()).OfType<string>())
                {
                    parent.Remove(name);
                    parent.Remove(name + ".$");
                    parent.Remove(name + ".=");
                }

                parent.Remove(ParametersMember);
            }
        });
        return definition;
    }

    /// <summary>A value as status and log show it: without members that are private by their name or were named so.</summary>
    public static JsonNode? Hide(JsonNode? value, IReadOnlyCollection<string> privateNames)
    {
        if (value is null)
        {
            return null;
        }

        var shown = value.DeepClone();
        Visit(shown, parent =>
        {
            foreach (var name in parent.Select(member => member.Key).Where(IsPrivate).ToList())
            {
                parent.Remove(name);
            }
        });
        return shown;

        bool IsPrivate(string name) => name.StartsWith(PropertyPrefix, StringComparison.Ordinal) || privateNames.Contains(name);
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
