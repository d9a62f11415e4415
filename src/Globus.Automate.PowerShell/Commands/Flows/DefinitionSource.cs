using Globus.Automate.PowerShell.Binding.Files;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>Where the definition of a flow comes from.</summary>
/// <param name="Title">The title that was given; null where the file gives it.</param>
/// <param name="Path">The file; null where the definition is a value.</param>
/// <param name="Companions">The file whose companions are used; null where they are not.</param>
internal sealed record DefinitionSource(string? Title, string? Path, DocumentFile? Companions);
