using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>
/// A compiled state. Every state has the same steps: read the input, do the work, write the output. Subclasses
/// implement the state types.
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

    /// <summary>Names whose values are not logged.</summary>
    public virtual IReadOnlyCollection<string> PrivateNames => [];

    /// <summary>All possible next states.</summary>
    public virtual IEnumerable<string> Targets =>
        Catchers.Select(catcher => catcher.Next).Concat(Next is null ? [] : [Next]);

    /// <summary>All transitions to next states.</summary>
    public IEnumerable<Branch> Branches =>
        OwnBranches.Concat(Catchers.Select((catcher, index) => new Branch(BranchKind.Catch, catcher.Next, index)));

    /// <summary>The transitions of a state that succeeds.</summary>
    protected virtual IEnumerable<Branch> OwnBranches => Next is null ? [] : [new Branch(BranchKind.Next, Next)];

    /// <summary>Whether the flow can end after this state.</summary>
    public virtual bool CanEnd => Next is null;

    /// <summary>The input of the state. Default: the whole document.</summary>
    public virtual JsonNode? Input(StateContext context) => context.Document;

    public abstract StepResult Do(StateContext context, JsonNode? input);

    /// <summary>Continues a state that was waiting.</summary>
    public virtual StepResult Continue(StateContext context) => new StepResult.Completed(context.Document);
}
