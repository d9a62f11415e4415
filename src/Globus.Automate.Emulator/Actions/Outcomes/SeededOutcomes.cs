namespace Globus.Automate.Emulator.Actions.Outcomes;

/// <summary>Finds the seeded outcomes of actions.</summary>
internal sealed class SeededOutcomes(OutcomeStore outcomes, ActionStore actions)
{
    /// <summary>Whether outcomes may exist; without any, the database is not queried.</summary>
    private volatile bool _hasOutcomes = HasAny(outcomes, actions);
    private volatile bool _isStrict;

    /// <summary>Whether an action without an outcome fails its run.</summary>
    public bool IsStrict
    {
        get => _isStrict;
        set => _isStrict = value;
    }

    public void Add(Outcome outcome)
    {
        outcomes.Add(outcome);
        _hasOutcomes = true;
    }

    /// <summary>Checks again whether outcomes exist.</summary>
    public void Reload() => _hasOutcomes = HasAny(outcomes, actions);

    /// <summary>The outcome that replaces the provider; null if the provider itself is called.</summary>
    /// <param name="pending">The action.</param>
    /// <param name="flowId">The flow of the run.</param>
    /// <param name="stateName">The state that started the action.</param>
    /// <param name="countEntries">Counts how often the run has entered that state.</param>
    public OutcomeProvider? Find(PendingAction pending, Guid flowId, string stateName, Func<int> countEntries)
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

        return outcomes.Take(flowId, pending.Url, stateName, countEntries) is { } outcome
            ? new OutcomeProvider(outcome.Script)
            : null;
    }

    private static bool HasAny(OutcomeStore outcomes, ActionStore actions) =>
        outcomes.List().Count > 0 || actions.List(OutcomeProvider.ProviderName).Count > 0;
}
