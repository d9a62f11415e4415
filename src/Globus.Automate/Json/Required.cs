using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Globus.Automate.Json;

/// <summary>Checks required strings. A null member counts as missing.</summary>
internal static class Required
{
    /// <summary>Returns the string.</summary>
    /// <exception cref="JsonException">The member is null.</exception>
    public static string Text([NotNull] string? value) =>
        value ?? throw new JsonException("Expected a string, found null.");
}
