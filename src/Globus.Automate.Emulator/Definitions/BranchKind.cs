namespace Globus.Automate.Emulator.Definitions;

/// <summary>How a state continues.</summary>
internal enum BranchKind
{
    /// <summary>The Next of the state.</summary>
    Next,

    /// <summary>A rule of a Choice.</summary>
    Choice,

    /// <summary>The Default of a Choice.</summary>
    Default,

    /// <summary>An entry of Catch.</summary>
    Catch,
}
