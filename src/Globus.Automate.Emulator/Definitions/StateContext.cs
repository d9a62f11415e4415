using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>One step of one run as its state sees it: what the state reads, and what it leaves behind.</summary>
internal class StateContext
{
    private readonly WebInputStore _webInputs;

    public StateContext(
        IRunInfo run,
        DateTimeOffset now,
        ProviderResponse? response,
        WebInputStore webInputs,
        Budget budget
    )
    {
        _webInputs = webInputs;
        Run = run;
        Now = now;
        Response = response;
        Document = JsonText.Parse(run.Document);
        Scope = new EvaluationScope(Document, JsonText.ParseObject(run.Context), budget);
    }

    public IRunInfo Run { get; }

    public DateTimeOffset Now { get; }

    public JsonNode Document { get; }

    public EvaluationScope Scope { get; }

    /// <summary>What the provider of the pending action said; null when nobody was asked.</summary>
    public ProviderResponse? Response { get; }

    /// <summary>An action that the run no longer waits for; it is canceled at its provider.</summary>
    public PendingAction? AbandonedAction { get; set; }

    /// <summary>A web input that the state creates; it is stored with the step.</summary>
    public WebInputRecord? CreatedWebInput { get; set; }

    public WebInputRecord? FindWebInput(Guid id) => _webInputs.Find(id);
}
