using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Runs.Execution;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>
/// A compiled state. Every state goes through one template (see <see cref="RunStepper"/>); a subclass holds only what
/// its type does.
/// </summary>
internal abstract class State(StateFacts facts)
{
    public string Name => facts.Name;

    public string Type => facts.Type;

    /// <summary>Null at the end of the flow.</summary>
    public string? Next => facts.Next;

    public ReferencePath? ResultPath => facts.ResultPath;

    public IReadOnlyList<Catcher> Catchers => facts.Catchers;

    /// <summary>Names whose values stay out of the log.</summary>
    public virtual IReadOnlyCollection<string> PrivateNames => [];

    /// <summary>Every state that may follow.</summary>
    public virtual IEnumerable<string> Targets =>
        Catchers.Select(catcher => catcher.Next).Concat(Next is null ? [] : [Next]);

    /// <summary>Whether the flow can end here.</summary>
    public virtual bool CanEnd => Next is null;

    /// <summary>What the state works on: the whole document, unless it says otherwise.</summary>
    public virtual JsonNode? Input(StepContext context) => context.Document;

    public abstract StateResult Do(StepContext context, JsonNode? input);

    /// <summary>Goes on with a state that was held.</summary>
    public virtual StateResult Continue(StepContext context) => new StateResult.Done(context.Document);
}
