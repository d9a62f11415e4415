using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// Determines the definition that <c>Publish-GlobusFlow</c> publishes: a value, a file path, a file path given as the
/// title, or a piped file.
/// </summary>
internal sealed class DefinitionSourceFinder(PublishGlobusFlowCommand command)
{
    private const string Advice = "Specify -Definition or -DefinitionPath.";

    /// <summary>Returns the source; null for a companion file, which belongs to another definition.</summary>
    /// <param name="title">The title, if one is given.</param>
    /// <param name="path">The path of the definition, if one is given.</param>
    /// <param name="hasValue">Whether the definition is given as a value.</param>
    /// <exception cref="CommandException">The definition is missing or ambiguous.</exception>
    public DefinitionSource? Find(string? title, string? path, bool hasValue)
    {
        var isPiped = command.MyInvocation.ExpectingInput;
        path ??= isPiped && !hasValue && command.InputObject?.BaseObject is string piped ? piped : null;
        if (hasValue || (title is not null && path is not null && !isPiped))
        {
            return new(title, path, null);
        }

        var isTitleTheFile = path is null && title is not null && !isPiped;
        var full =
            path is not null ? FilePath.Resolve(command, path)
            : isTitleTheFile ? FileOfTitle(title!)
            : throw Missing(Advice);
        var file = new DocumentFile(full);
        return IsDefinition(file, isPiped) ? new(isTitleTheFile ? null : title, full, file) : null;
    }

    private bool IsDefinition(DocumentFile file, bool isPiped)
    {
        if (file.CompanionOf is not { } name)
        {
            return true;
        }

        if (file.DefinitionPath is not { } definition)
        {
            throw CompanionError(
                file.Path,
                $"the definition '{name}.json', which was not found in the same folder",
                $"Add '{name}.json' to the folder. If the file is a definition, rename it."
            );
        }

        if (!isPiped)
        {
            throw CompanionError(
                file.Path,
                $"the definition '{definition}', not a definition itself",
                $"Publish-GlobusFlow '{definition}'"
            );
        }

        command.WriteVerbose($"'{file.Path}' was skipped because it belongs to the definition '{definition}'.");
        return false;
    }

    private static CommandException CompanionError(string path, string owner, string advice) =>
        new("DefinitionMissing", ErrorCategory.InvalidArgument, $"'{path}' is a companion file of {owner}.", advice)
        {
            Target = path,
        };

    private string FileOfTitle(string title)
    {
        if (command.Title is { IsDocument: true })
        {
            throw Missing(
                "Publish-GlobusFlow -Title 'My flow' -Definition $definition",
                "The first argument is a document, not a title. -Definition accepts documents."
            );
        }

        var full = FilePath.TryResolve(command, title);
        if (DocumentFile.HasExtension(title))
        {
            return full is not null && File.Exists(full) ? full : throw NotFound(title, full ?? title);
        }

        if (full is not null && Directory.Exists(full))
        {
            throw Missing(
                $"Get-ChildItem '{title}/*.json' | Publish-GlobusFlow",
                $"'{full}' is a folder, not a definition."
            );
        }

        throw full is not null && File.Exists(full)
            ? Missing(
                $"Publish-GlobusFlow -DefinitionPath '{title}'",
                $"The title '{title}' is the name of a file. -DefinitionPath accepts files."
            )
            : Missing(Advice);
    }

    private static CommandException NotFound(string title, string full) =>
        new(
            "FileNotFound",
            ErrorCategory.ObjectNotFound,
            $"The file '{full}' was not found, and no definition was specified for the title '{title}'.",
            WildcardPattern.ContainsWildcardCharacters(title)
                ? $"Get-ChildItem '{title}' | Publish-GlobusFlow"
                : "Check the path. If the value is a title, add -DefinitionPath or -Definition."
        )
        {
            Target = full,
        };

    private static CommandException Missing(string advice, string message = "No definition was specified.") =>
        new("DefinitionMissing", ErrorCategory.InvalidArgument, message, advice);
}
