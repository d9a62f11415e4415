using Globus.Automate.PowerShell.Binding.Files;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>The source of a flow definition.</summary>
/// <param name="Title">The title; null if the file determines it.</param>
/// <param name="Path">The file; null where the definition is a value.</param>
/// <param name="Companions">The definition file whose companion files are used; null for none.</param>
internal sealed record DefinitionSource(string? Title, string? Path, DocumentFile? Companions);
