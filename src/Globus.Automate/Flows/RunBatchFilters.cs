namespace Globus.Automate.Flows;

/// <summary>Which runs a batch is about.</summary>
internal sealed record RunBatchFilters(IReadOnlyList<Guid> RunIds);
