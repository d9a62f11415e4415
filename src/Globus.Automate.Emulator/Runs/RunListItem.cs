using Globus.Automate.Emulator.Flows;

namespace Globus.Automate.Emulator.Runs;

/// <summary>A run as a list shows it.</summary>
/// <param name="Run">The run without the documents that a list does not show.</param>
/// <param name="LastEntry">The last entry of its log.</param>
/// <param name="Flow">Who has which role in its flow; null when that was deleted.</param>
/// <param name="IsHighAssurance">Whether its flow has a policy in effect. The list shows no details then.</param>
internal sealed record RunListItem(RunRecord Run, LogEntry LastEntry, IFlowPrincipals? Flow, bool IsHighAssurance);
