namespace Globus.Automate.Emulator.Definitions;

/// <summary>A transition from a state to another.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Next">The name of the next state.</param>
/// <param name="Position">The position of the rule or of the entry of Catch, from 0; null for other kinds.</param>
internal sealed record Branch(BranchKind Kind, string Next, int? Position = null)
{
    /// <summary>The rule that visits of this branch record.</summary>
    public int? Rule => Kind == BranchKind.Choice ? Position : null;

    /// <summary>The entry of Catch that visits of this branch record.</summary>
    public int? Catcher => Kind == BranchKind.Catch ? Position : null;
}
