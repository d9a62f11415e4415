using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Converts values to timer references.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimerTransformationAttribute : ReferenceTransformationAttribute
{
    /// <summary>Whether an object that has only a flow id is left to another parameter.</summary>
    public bool IgnoresFlows { get; set; }

    /// <inheritdoc/>
    private protected override ServiceReference? Read(PSObject value)
    {
        var isText = ReferenceKind.IsScalar(value.BaseObject);
        if (
            IgnoresFlows
            && !isText
            && PropertyReader.Find(value, "TimerId") is null
            && PropertyReader.Find(value, "RunId") is null
            && PropertyReader.Find(value, "FlowId") is not null
        )
        {
            return null;
        }

        var (id, problem) = ReferenceKind.Timer.Read(value)
            ?? (Guid.Empty, ReferenceKind.Timer.MissingId(value, OtherObjectErrors.FindTimersOf(value)));
        return new TimerReference(id, isText ? null : value) { Problem = problem };
    }

    /// <inheritdoc/>
    private protected override object ToArray(IReadOnlyList<ServiceReference?> references) =>
        references.Cast<TimerReference?>().ToArray();
}
