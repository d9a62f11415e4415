using Globus.Automate.Emulator.Evaluation;

namespace Globus.Automate.Emulator.Flows;

/// <summary>What states of all types have in common.</summary>
internal sealed record StateFacts(
    string Name,
    string Type,
    string? Next,
    ReferencePath? ResultPath,
    IReadOnlyList<Catcher> Catchers
);
