using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Converts values to run references. Rejects objects that have a timer id.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RunTransformationAttribute : ReferenceTransformationAttribute
{
    private static readonly ReferenceKind RunOrAction = ReferenceKind.Run with
    {
        Properties = [.. ReferenceKind.Run.Properties, "ActionId"],
    };

    /// <summary>Whether an action id also identifies a run, because a run is an action of its flow.</summary>
    public bool AcceptsActionId { get; set; }

    /// <summary>Whether an object that has only a flow id is left to another parameter.</summary>
    public bool IgnoresFlows { get; set; }

    /// <inheritdoc/>
    private protected override ServiceReference? Read(PSObject value)
    {
        var kind = AcceptsActionId ? RunOrAction : ReferenceKind.Run;
        var isText = ReferenceKind.IsScalar(value.BaseObject);
        if (!isText && OtherObjectErrors.FindForRun(value) is { } other)
        {
            return new RunReference(Guid.Empty, value) { Problem = other };
        }

        if (
            IgnoresFlows
            && !isText
            && PropertyReader.Find(value, "RunId") is null
            && PropertyReader.Find(value, "FlowId") is not null
        )
        {
            return null;
        }

        var (id, problem) = kind.Read(value) ?? (Guid.Empty, kind.MissingId(value));
        return new RunReference(id, isText ? null : value) { Problem = problem };
    }

    /// <inheritdoc/>
    private protected override object ToArray(IReadOnlyList<ServiceReference?> references) =>
        references.Cast<RunReference?>().ToArray();
}
