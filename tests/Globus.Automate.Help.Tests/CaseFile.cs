namespace Globus.Automate.Help.Tests;

/// <summary>The files that lie beside the help's tests.</summary>
internal static class CaseFile
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static string Pages { get; } = Path.Combine(Folder, "Pages");

    /// <summary>The cases of a file, one a line, in parts; a part writes a line break as \n.</summary>
    public static IEnumerable<string[]> Read(string name) =>
        File.ReadLines(Path.Combine(Folder, name))
            .Skip(1)
            .Select(line =>
                line.Split(" => ").Select(part => part.Replace("\\n", "\n", StringComparison.Ordinal)).ToArray()
            );
}
