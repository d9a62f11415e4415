using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Converts values to web input references.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebInputTransformationAttribute : ReferenceTransformationAttribute
{
    /// <inheritdoc/>
    private protected override ServiceReference Read(PSObject value)
    {
        var (id, problem) = ReferenceKind.WebInput.Read(value) ?? (Guid.Empty, ReferenceKind.WebInput.MissingId(value));
        return new WebInputReference(id) { Source = value, Problem = problem };
    }

    /// <inheritdoc/>
    private protected override object ToArray(IReadOnlyList<ServiceReference?> references) =>
        references.Cast<WebInputReference?>().ToArray();
}
