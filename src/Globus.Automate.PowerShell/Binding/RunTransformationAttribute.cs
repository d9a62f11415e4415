using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Makes references of runs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RunTransformationAttribute : ReferenceTransformationAttribute
{
    private static readonly ReferenceKind RunOrAction = ReferenceKind.Run with
    {
        Properties = [.. ReferenceKind.Run.Properties, "ActionId"],
    };

    /// <summary>Whether the id of an action, which a run is of its flow, names a run, too.</summary>
    public bool AcceptsActionId { get; set; }

    /// <summary>Whether an object that has only a flow's id is left to another parameter.</summary>
    public bool IgnoresFlows { get; set; }

    /// <inheritdoc/>
    private protected override ServiceReference? Read(PSObject value)
    {
        var kind = AcceptsActionId ? RunOrAction : ReferenceKind.Run;
        var isText = ReferenceKind.IsScalar(value.BaseObject);
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
