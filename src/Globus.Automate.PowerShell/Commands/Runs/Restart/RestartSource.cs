using Globus.Automate.Flows;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Commands.Runs.Restart;

/// <summary>The input, the definition and the flow with which a run was started.</summary>
/// <param name="Run">The run, which has ended.</param>
/// <param name="Input">The input, as the log contains it; null if the log does not contain it.</param>
/// <param name="Definition">The definition with which the run was started.</param>
/// <param name="Flow">The flow of the run.</param>
internal sealed record RestartSource(Run Run, JsonMap? Input, RunDefinition Definition, FlowReference Flow);
