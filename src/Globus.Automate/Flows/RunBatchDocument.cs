namespace Globus.Automate.Flows;

/// <summary>A batch on the wire, which always contains all four objects.</summary>
internal sealed record RunBatchDocument(
    RunBatchFilters Filters,
    RunBatchChange Set,
    RunBatchChange Add,
    RunBatchChange Remove
)
{
    public static RunBatchDocument Of(RunBatchUpdate update)
    {
        var set = update.Set ?? new RunBatchChange();
        return new(
            new RunBatchFilters(update.RunIds),
            update.Cancel ? set with { Status = "cancel" } : set,
            update.Add ?? new RunBatchChange(),
            update.Remove ?? new RunBatchChange()
        );
    }
}
