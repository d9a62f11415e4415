namespace Globus.Automate.Flows;

/// <summary>The runs of a batch.</summary>
internal sealed record RunBatchFilters(IReadOnlyList<Guid> RunIds);
