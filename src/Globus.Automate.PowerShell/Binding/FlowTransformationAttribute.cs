using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Converts values to flow references. Rejects objects that have a run id.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlowTransformationAttribute : ReferenceTransformationAttribute
{
    /// <summary>Whether strings and runs are left to another parameter.</summary>
    public bool FlowObjectsOnly { get; set; }

    /// <inheritdoc/>
    private protected override ServiceReference? Read(PSObject value)
    {
        var isText = ReferenceKind.IsScalar(value.BaseObject);
        if (FlowObjectsOnly && isText)
        {
            return null;
        }

        var runId = isText ? null : PropertyReader.Find(value, "RunId");
        if (runId is not null)
        {
            return FlowObjectsOnly
                ? null
                : new FlowReference(Guid.Empty, value) { Problem = RunIsNotAFlowError.Create(runId, value) };
        }

        if (
            FlowObjectsOnly
            && PropertyReader.Find(value, "FlowId") is null
            && (PropertyReader.Has(value, "RunId") || !PropertyReader.Has(value, "FlowId"))
        )
        {
            return null;
        }

        var (id, problem) = ReferenceKind.Flow.Read(value) ?? (Guid.Empty, ReferenceKind.Flow.MissingId(value));
        return new FlowReference(id, isText ? null : value) { Problem = problem };
    }

    /// <inheritdoc/>
    private protected override object ToArray(IReadOnlyList<ServiceReference?> references) =>
        references.Cast<FlowReference?>().ToArray();
}
