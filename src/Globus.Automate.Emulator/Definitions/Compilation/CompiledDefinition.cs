using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>An executable definition, or all of its problems.</summary>
internal sealed record CompiledDefinition(FlowDefinition? Definition, IReadOnlyList<Problem> Problems);
