using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>What states of all types have in common.</summary>
internal sealed record StateHeader(
    string Name,
    string Type,
    string? Next,
    ReferencePath? ResultPath,
    IReadOnlyList<Catcher> Catchers
);
