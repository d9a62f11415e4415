using Globus.Automate.Emulator.Flows;

namespace Globus.Automate.Emulator.Runs;

/// <summary>A run in a list.</summary>
/// <param name="Run">The run without the documents that a list omits.</param>
/// <param name="LastEntry">The last entry of its log.</param>
/// <param name="Flow">The principals of its flow's roles; null if the flow was deleted.</param>
/// <param name="IsHighAssurance">Whether its flow has an effective policy. The list then shows no details.</param>
internal sealed record RunListItem(RunRecord Run, LogEntry LastEntry, IFlowPrincipals? Flow, bool IsHighAssurance);
