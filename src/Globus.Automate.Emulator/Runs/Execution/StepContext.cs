using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs.Execution;

/// <summary>One step of one run, with the entries that it adds to the run's log.</summary>
internal sealed class StepContext(
    RunRecord run,
    DateTimeOffset now,
    ProviderResponse? response,
    WebInputStore webInputs,
    Budget budget
) : StateContext(run, now, response, webInputs, budget)
{
    private readonly List<LogEntry> _log = [];

    /// <summary>Whether the state has begun; the step continues it then.</summary>
    public bool IsEntered => run.IsEntered;

    public IReadOnlyList<LogEntry> Log => _log;

    public void LogStarted(State state, JsonNode? input) =>
        Add(state, "Started", $"\"input\":{PrivateValues.Show(input, state.PrivateNames)}");

    public void LogCompleted(State state, JsonNode? output) =>
        Add(state, "Completed", $"\"output\":{PrivateValues.Show(output, state.PrivateNames)}");

    public void LogFailed(State state, StateError error) =>
        Add(state, "Failed", $"\"error\":{JsonText.Quote(error.Name)},\"cause\":{PrivateValues.Show(error.Cause)}");

    private void Add(State state, string suffix, string members) =>
        _log.Add(LogEntry.OfState(Now, state, suffix, members));
}
