using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Converts values to registered API references.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RegisteredApiTransformationAttribute : ReferenceTransformationAttribute
{
    /// <inheritdoc/>
    private protected override ServiceReference Read(PSObject value)
    {
        var (id, problem) = ReferenceKind.RegisteredApi.Read(value)
            ?? (Guid.Empty, ReferenceKind.RegisteredApi.MissingId(value));
        return new RegisteredApiReference(id) { Source = value, Problem = problem };
    }

    /// <inheritdoc/>
    private protected override object ToArray(IReadOnlyList<ServiceReference?> references) =>
        references.Cast<RegisteredApiReference?>().ToArray();
}
