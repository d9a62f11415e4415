using System.Text.RegularExpressions;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>The error ids that the module's source gives.</summary>
internal static partial class ModuleErrors
{
    public static IReadOnlySet<string> Ids { get; } =
        Directory
            .GetFiles(
                Path.Combine(Repository.Root, "src", "Globus.Automate.PowerShell"),
                "*.cs",
                SearchOption.AllDirectories
            )
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .SelectMany(file => Id().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"(?:NotFoundId => |(?:new|CommandException|ErrorDescription)\(\s*)""([A-Z]\w+)""(?=;|,\s*ErrorCategory\.)"
    )]
    private static partial Regex Id();
}
