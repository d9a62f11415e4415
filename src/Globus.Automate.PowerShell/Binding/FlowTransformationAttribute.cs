using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Converts values to flow references. Rejects objects that have a run id or a timer id.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlowTransformationAttribute : ReferenceTransformationAttribute
{
    /// <summary>The ids that make an object something else, even where they are empty.</summary>
    private static readonly string[] Others = ["RunId", "TimerId"];

    /// <summary>Whether strings, runs and timers are left to another parameter.</summary>
    public bool FlowObjectsOnly { get; set; }

    /// <inheritdoc/>
    private protected override ServiceReference? Read(PSObject value)
    {
        var isText = ReferenceKind.IsScalar(value.BaseObject);
        if (FlowObjectsOnly && isText)
        {
            return null;
        }

        if (!isText && OtherObjectErrors.FindForFlow(value) is { } other)
        {
            return FlowObjectsOnly ? null : new FlowReference(Guid.Empty, value) { Problem = other };
        }

        if (
            FlowObjectsOnly
            && PropertyReader.Find(value, "FlowId") is null
            && (!PropertyReader.Has(value, "FlowId") || Others.Any(name => PropertyReader.Has(value, name)))
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
