using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>A definition that can run, or everything that is wrong with it.</summary>
internal sealed record CompiledDefinition(FlowDefinition? Definition, IReadOnlyList<Problem> Problems);
