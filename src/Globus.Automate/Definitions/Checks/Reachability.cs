namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// The states that the first state reaches, and the states that it would reach if misspelled targets were corrected.
/// </summary>
internal sealed class Reachability
{
    private readonly JsonNodeAt _states;
    private readonly Dictionary<JsonNodeAt, string> _guesses = [];
    private readonly Dictionary<JsonNodeAt, int> _behind = [];
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);

    /// <param name="states">All states.</param>
    /// <param name="start">The name of the first state, which is defined.</param>
    /// <param name="missing">The undefined targets of the states.</param>
    public Reachability(JsonNodeAt states, string start, IReadOnlyList<MissingTarget> missing)
    {
        _states = states;
        Start = start;
        var misspelled = new Queue<JsonNodeAt>();
        foreach (var target in missing.Where(target => target.Guess is not null))
        {
            _guesses[target.Node] = target.Guess!;
        }

        Visit(start, misspelled.Enqueue);
        while (misspelled.Count > 0)
        {
            var target = misspelled.Dequeue();
            _behind[target] = Visit(_guesses[target], misspelled.Enqueue);
        }

        Unreachable = [.. states.Members.Where(state => !_reached.Contains(state.Name))];
    }

    /// <summary>The name of the first state.</summary>
    public string Start { get; }

    /// <summary>The states that the first state would not reach either if misspelled targets were corrected.</summary>
    public IReadOnlyList<JsonNodeAt> Unreachable { get; }

    /// <summary>The number of states that are unreachable because a target is misspelled.</summary>
    public int CountBehind(MissingTarget target) => _behind.TryGetValue(target.Node, out var count) ? count : 0;

    /// <summary>
    /// Finds the unreachable states to which no other unreachable state leads, and the number of unreachable states
    /// that follow each of them. Of states that lead to each other, the first counts.
    /// </summary>
    public IEnumerable<(JsonNodeAt State, int Followers)> FindOrigins()
    {
        var targets = new HashSet<string>(
            Unreachable.SelectMany(state =>
                Transitions.Of(state).Select(target => target.Text!).Where(name => name != state.Name)
            ),
            StringComparer.Ordinal
        );

        // Each visit removes the followers from the rest of the sequence.
        return Unreachable
            .Where(state => !targets.Contains(state.Name))
            .Concat(Unreachable)
            .Where(state => !_reached.Contains(state.Name))
            .Select(state => (state, Visit(state.Name, _ => { }) - 1));
    }

    // Returns the number of new states.
    private int Visit(string first, Action<JsonNodeAt> addMisspelled)
    {
        var count = 0;
        var open = new Queue<string>();
        Reach(first);
        while (open.Count > 0)
        {
            if (_states.Member(open.Dequeue()) is not { } state)
            {
                continue;
            }

            foreach (var target in Transitions.Of(state))
            {
                Reach(target.Text!);
                if (_guesses.ContainsKey(target))
                {
                    addMisspelled(target);
                }
            }
        }

        return count;

        void Reach(string name)
        {
            if (_reached.Add(name))
            {
                count += _states.Has(name) ? 1 : 0;
                open.Enqueue(name);
            }
        }
    }
}
