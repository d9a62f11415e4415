using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Flows;

/// <summary>One step of one run: what a state reads, and what it leaves behind.</summary>
internal sealed class StepContext
{
    private readonly List<LogEntry> log = [];

    public StepContext(RunRecord run, DateTimeOffset now, ProviderAnswer? answer)
    {
        Run = run;
        Now = now;
        Answer = answer;
        Document = JsonText.Parse(run.Document);
        Scope = new EvaluationScope(Document, JsonText.ParseObject(run.Context), new Budget());
    }

    public RunRecord Run { get; }

    public DateTimeOffset Now { get; }

    public JsonNode Document { get; }

    public EvaluationScope Scope { get; }

    /// <summary>What the provider of the pending action said; null when nobody was asked.</summary>
    public ProviderAnswer? Answer { get; }

    /// <summary>An action that nobody waits for any more; its provider is told.</summary>
    public PendingAction? Abandoned { get; set; }

    public IReadOnlyList<LogEntry> Log => log;

    public void LogStarted(State state, JsonNode? input, IReadOnlyCollection<string> privateNames) =>
        LogState(state, "Started", "started", new JsonObject { ["input"] = PrivateValues.Hide(input, privateNames) });

    public void LogCompleted(State state, JsonNode? output) =>
        LogState(state, "Completed", "completed", new JsonObject { ["output"] = PrivateValues.Hide(output, []) });

    public void LogFailed(State state, RunError error) =>
        LogState(state, "Failed", "failed", new JsonObject { ["error"] = error.Name, ["cause"] = PrivateValues.Hide(error.Cause, []) });

    private void LogState(State state, string suffix, string verb, JsonObject facts)
    {
        var details = new JsonObject { ["state_name"] = state.Name, ["state_type"] = state.Type };
        foreach (var (name, value) in facts.ToList())
        {
            facts.Remove(name);
            details[name] = value;
        }

        log.Add(new LogEntry(Now, state.Type + suffix, $"State {state.Name} of type {state.Type} {verb}", details.ToText()));
    }
}
