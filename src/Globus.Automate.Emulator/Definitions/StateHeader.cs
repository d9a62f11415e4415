using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>The common members of all states.</summary>
internal sealed record StateHeader(
    string Name,
    string Type,
    string? Next,
    ReferencePath? ResultPath,
    IReadOnlyList<Catcher> Catchers
);
