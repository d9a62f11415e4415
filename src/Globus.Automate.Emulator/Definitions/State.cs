using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Runs.Execution;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>
/// A compiled state. Every state goes through one template (see <see cref="RunStepper"/>); a subclass holds only what
/// its type does.
/// </summary>
internal abstract class State(StateHeader header)
{
    public string Name => header.Name;

    public string Type => header.Type;

    /// <summary>Null at the end of the flow.</summary>
    public string? Next => header.Next;

    public ReferencePath? ResultPath => header.ResultPath;

    public IReadOnlyList<Catcher> Catchers => header.Catchers;

    /// <summary>Names whose values stay out of the log.</summary>
    public virtual IReadOnlyCollection<string> PrivateNames => [];

    /// <summary>Every state that may follow.</summary>
    public virtual IEnumerable<string> Targets =>
        Catchers.Select(catcher => catcher.Next).Concat(Next is null ? [] : [Next]);

    /// <summary>Whether the flow can end here.</summary>
    public virtual bool CanEnd => Next is null;

    /// <summary>What the state works on: the whole document, unless it says otherwise.</summary>
    public virtual JsonNode? Input(StateContext context) => context.Document;

    public abstract StateResult Do(StateContext context, JsonNode? input);

    /// <summary>Continues a state that was held.</summary>
    public virtual StateResult Continue(StateContext context) => new StateResult.Done(context.Document);
}
