using System.Runtime.CompilerServices;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>Tells objects apart by identity, whatever they think of equality.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    /// <summary>The one instance.</summary>
    public static ReferenceComparer Instance { get; } = new();

    /// <inheritdoc/>
    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
