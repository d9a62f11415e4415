using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>
/// A compiled state. The same steps apply to every state: read its input, do its work, write its output. A subclass
/// holds what is particular to its type.
/// </summary>
internal abstract class State(StateHeader header)
{
    public string Name => header.Name;

    public string Type => header.Type;

    /// <summary>Null at the end of the flow.</summary>
    public string? Next => header.Next;

    public ReferencePath? ResultPath => header.ResultPath;

    public IReadOnlyList<Catcher> Catchers => header.Catchers;

    /// <summary>The position of the first entry of Catch that catches an error.</summary>
    public int? FindCatcher(StateError error)
    {
        for (var i = 0; i < Catchers.Count; i++)
        {
            if (Catchers[i].Catches(error))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Names whose values stay out of the log.</summary>
    public virtual IReadOnlyCollection<string> PrivateNames => [];

    /// <summary>Every state that may follow.</summary>
    public virtual IEnumerable<string> Targets =>
        Catchers.Select(catcher => catcher.Next).Concat(Next is null ? [] : [Next]);

    /// <summary>Whether the flow can end here.</summary>
    public virtual bool CanEnd => Next is null;

    /// <summary>What the state works on: the whole document, unless it says otherwise.</summary>
    public virtual JsonNode? Input(StateContext context) => context.Document;

    public abstract StepResult Do(StateContext context, JsonNode? input);

    /// <summary>Continues a state that was held.</summary>
    public virtual StepResult Continue(StateContext context) => new StepResult.Completed(context.Document);
}
