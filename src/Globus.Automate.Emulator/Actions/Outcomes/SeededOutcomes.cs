namespace Globus.Automate.Emulator.Actions.Outcomes;

/// <summary>Which actions of runs have a seeded outcome.</summary>
internal sealed class SeededOutcomes(OutcomeStore outcomes, ActionStore actions)
{
    /// <summary>Without seeded outcomes the database is not queried for them.</summary>
    private volatile bool _hasOutcomes = HasAny(outcomes, actions);

    public void Add(Outcome outcome)
    {
        outcomes.Add(outcome);
        _hasOutcomes = true;
    }

    /// <summary>Others may be there now.</summary>
    public void Reload() => _hasOutcomes = HasAny(outcomes, actions);

    /// <summary>What stands in for the provider; null where the provider itself is asked.</summary>
    /// <param name="pending">The action.</param>
    /// <param name="stateName">The state that has begun the action.</param>
    /// <param name="countEntries">Counts how often the run has entered that state.</param>
    public OutcomeProvider? Find(PendingAction pending, string stateName, Func<int> countEntries)
    {
        if (!_hasOutcomes)
        {
            return null;
        }

        if (pending.ActionId is not null)
        {
            return actions.Find(pending.ActionId)?.Provider == OutcomeProvider.ProviderName
                ? OutcomeProvider.OfStarted
                : null;
        }

        return outcomes.Take(pending.Url, stateName, countEntries) is { } outcome
            ? new OutcomeProvider(outcome.Script)
            : null;
    }

    private static bool HasAny(OutcomeStore outcomes, ActionStore actions) =>
        outcomes.List().Count > 0 || actions.List(OutcomeProvider.ProviderName).Count > 0;
}
