namespace Globus.Automate.Definitions.Checks;

/// <summary>The transitions of a state.</summary>
internal static class Transitions
{
    /// <summary>
    /// The target states. They are read for any type, because a misspelled type does not make later states unreachable.
    /// </summary>
    public static List<JsonNodeAt> Of(JsonNodeAt state)
    {
        var targets = new List<JsonNodeAt>();
        Add(state.Member("Next"));
        Add(state.Member("Default"));
        AddNext(state.Member("Choices"));
        AddNext(state.Member("Catch"));
        return targets;

        void Add(JsonNodeAt? target)
        {
            if (target is { IsString: true })
            {
                targets.Add(target);
            }
        }

        void AddNext(JsonNodeAt? list)
        {
            foreach (var entry in list?.Items ?? [])
            {
                Add(entry.Member("Next"));
            }
        }
    }
}
