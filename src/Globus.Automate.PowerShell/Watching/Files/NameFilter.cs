using System.Management.Automation;

namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>Selects files by their names, with the wildcards of PowerShell and without regard to case.</summary>
internal sealed class NameFilter
{
    /// <summary>
    /// The names of hidden, lock and temporary files. They start no run unless a filter names the pattern.
    /// </summary>
    public static readonly IReadOnlyList<string> TemporaryNames =
    [
        ".*",
        "~*",
        "*~",
        "*.tmp",
        "*.temp",
        "*.part",
        "*.partial",
        "*.filepart",
        "*.crdownload",
        "*.download",
        "*.lock",
        "*.lck",
        "*.swp",
        "desktop.ini",
        "thumbs.db",
    ];

    private readonly List<WildcardPattern> _included;
    private readonly List<WildcardPattern> _excluded;

    /// <param name="filter">The wanted names; at least one.</param>
    /// <param name="exclude">The unwanted names, in addition to <see cref="TemporaryNames"/>.</param>
    public NameFilter(IReadOnlyList<string> filter, IReadOnlyList<string> exclude)
    {
        _included = [.. filter.Select(Pattern)];
        _excluded =
        [
            .. TemporaryNames
                .Where(name => !filter.Contains(name, StringComparer.OrdinalIgnoreCase))
                .Concat(exclude)
                .Select(Pattern),
        ];
    }

    /// <summary>Whether a file with this name is wanted.</summary>
    public bool Includes(string name) => _included.Any(pattern => pattern.IsMatch(name)) && !Excludes(name);

    /// <summary>Whether a file or folder with this name is not wanted.</summary>
    public bool Excludes(string name) => _excluded.Any(pattern => pattern.IsMatch(name));

    private static WildcardPattern Pattern(string text) =>
        new(text, WildcardOptions.IgnoreCase | WildcardOptions.Compiled);
}
