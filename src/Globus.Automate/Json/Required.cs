using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Globus.Automate.Json;

/// <summary>Checks texts that a document must have. A member that is null counts as missing.</summary>
internal static class Required
{
    /// <summary>The text, if there is one.</summary>
    /// <exception cref="JsonException">The member is null.</exception>
    public static string Text([NotNull] string? value) =>
        value ?? throw new JsonException("Expected a string, found null.");
}
