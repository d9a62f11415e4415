using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Makes references of flows. An object with a run's id means that run, and is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlowTransformationAttribute : ReferenceTransformationAttribute
{
    /// <summary>Whether texts and runs are left to another parameter.</summary>
    public bool TakesFlowsOnly { get; set; }

    /// <inheritdoc/>
    private protected override ServiceReference? Read(PSObject value)
    {
        var isText = ReferenceKind.IsText(value.BaseObject);
        if (TakesFlowsOnly && isText)
        {
            return null;
        }

        var runId = isText ? null : PropertyBag.Find(value, "RunId");
        if (runId is not null)
        {
            return TakesFlowsOnly
                ? null
                : new FlowReference(Guid.Empty, value) { Problem = PipedRun.Refusal(runId, value) };
        }

        if (
            TakesFlowsOnly
            && PropertyBag.Find(value, "FlowId") is null
            && (PropertyBag.Has(value, "RunId") || !PropertyBag.Has(value, "FlowId"))
        )
        {
            return null;
        }

        var (id, problem) = ReferenceKind.Flow.Read(value) ?? (Guid.Empty, ReferenceKind.Flow.Missing(value));
        return new FlowReference(id, isText ? null : value) { Problem = problem };
    }

    /// <inheritdoc/>
    private protected override object Listed(IReadOnlyList<ServiceReference?> references) =>
        references.Cast<FlowReference?>().ToArray();
}
