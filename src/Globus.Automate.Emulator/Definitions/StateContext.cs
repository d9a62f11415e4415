using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>One step of one run: what a state reads, and what it leaves behind.</summary>
internal sealed class StateContext
{
    private readonly List<LogEntry> _log = [];
    private readonly WebInputStore _webInputs;

    public StateContext(
        RunRecord run,
        DateTimeOffset now,
        ProviderResponse? response,
        WebInputStore webInputs,
        Budget budget
    )
    {
        this._webInputs = webInputs;
        Run = run;
        Now = now;
        Response = response;
        Document = JsonText.Parse(run.Document);
        Scope = new EvaluationScope(Document, JsonText.ParseObject(run.Context), budget);
    }

    public RunRecord Run { get; }

    public DateTimeOffset Now { get; }

    public JsonNode Document { get; }

    public EvaluationScope Scope { get; }

    /// <summary>What the provider of the pending action said; null when nobody was asked.</summary>
    public ProviderResponse? Response { get; }

    /// <summary>An action that nobody waits for any more; its provider is told.</summary>
    public PendingAction? AbandonedAction { get; set; }

    /// <summary>A web input that the state asks people; it is stored with the step.</summary>
    public WebInputRecord? CreatedWebInput { get; set; }

    public IReadOnlyList<LogEntry> Log => _log;

    public WebInputRecord? FindWebInput(Guid id) => _webInputs.Find(id);

    public void LogStarted(State state, JsonNode? input) =>
        Add(state, "Started", $"\"input\":{PrivateValues.Show(input, state.PrivateNames)}");

    public void LogCompleted(State state, JsonNode? output) =>
        Add(state, "Completed", $"\"output\":{PrivateValues.Show(output, state.PrivateNames)}");

    public void LogFailed(State state, StateError error) =>
        Add(state, "Failed", $"\"error\":{JsonText.Quote(error.Name)},\"cause\":{PrivateValues.Show(error.Cause)}");

    private void Add(State state, string suffix, string header) => _log.Add(LogEntry.OfState(Now, state, suffix, header));
}
