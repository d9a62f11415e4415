using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The rules of Choices and the entries of Catch as the author of the definition wrote them.</summary>
internal sealed class BranchTexts(DefinitionStore definitions)
{
    private const int Capacity = 100;
    private const int LongestText = 300;

    private readonly ConcurrentDictionary<string, JsonObject> _states = new();

    /// <summary>A rule of a Choice without its Next; <c>Default</c> without a position.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="stateName">The state.</param>
    /// <param name="position">The position of the rule; null for the Default.</param>
    public string Rule(string definitionId, string stateName, int? position) =>
        position is { } rule ? Find(definitionId, stateName, "Choices", rule) : "Default";

    /// <summary>An entry of Catch without its Next.</summary>
    public string Catcher(string definitionId, string stateName, int position) =>
        Find(definitionId, stateName, "Catch", position);

    private string Find(string definitionId, string stateName, string list, int position)
    {
        var entry = (JsonObject)States(definitionId)[stateName]![list]![position]!.DeepClone();
        entry.Remove("Next");
        var text = entry.ToText();
        return text.Length <= LongestText ? text : $"{text[..LongestText]}…";
    }

    private JsonObject States(string definitionId)
    {
        if (_states.TryGetValue(definitionId, out var known))
        {
            return known;
        }

        if (_states.Count >= Capacity)
        {
            _states.Clear();
        }

        var document = JsonText.ParseObject(definitions.Get(definitionId).Definition);
        return _states.GetOrAdd(definitionId, document["States"]!.AsObject());
    }
}
