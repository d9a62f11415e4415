using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>The context of one step of a run: the data that the state reads, and its effects.</summary>
internal sealed class StateContext(
    IRunInfo run,
    DateTimeOffset now,
    ProviderResponse? response,
    WebInputStore webInputs,
    Budget budget
)
{
    public IRunInfo Run => run;

    public DateTimeOffset Now => now;

    /// <summary>The flow's state document, which states never change.</summary>
    public JsonNode Document { get; } = run.Document.Root;

    public EvaluationScope Scope { get; } = new(run.Document.Root, run.Context, budget);

    /// <summary>The state's input; null for a state that continues.</summary>
    public StateInputValue? Input { get; set; }

    /// <summary>The response of the pending action's provider; null without a call.</summary>
    public ProviderResponse? Response => response;

    /// <summary>An action that the run no longer waits for; the emulator cancels it at its provider.</summary>
    public PendingAction? AbandonedAction { get; set; }

    /// <summary>A web input that the state creates; it is stored with the step.</summary>
    public WebInputRecord? CreatedWebInput { get; set; }

    public WebInputRecord? FindWebInput(Guid id) => webInputs.Find(id);
}
