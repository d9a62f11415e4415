using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Globus.Automate.Package;

/// <summary>
/// The zip file for Azure Automation. Its name, its only folder and the manifest have the name of the module. See
/// https://learn.microsoft.com/azure/automation/shared-resources/modules.
/// </summary>
internal static class AutomationArchive
{
    // No runbook can start a server, and the limit of a module's size is tight: libraries that are compiled in advance
    // only save time.
    private static readonly Regex LeftOut = new("^(emulator|bin/net8.0/(linux|osx|win)-[^/]+)/");

    // The first time that a zip file can hold, so that each build gives the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether the archive holds a file of the module.</summary>
    /// <param name="path">The path in the module.</param>
    public static bool Holds(string path) => !LeftOut.IsMatch(path);

    /// <summary>Writes the archive.</summary>
    /// <param name="name">The name of the module.</param>
    /// <param name="files">The files: the path in the module, and where the file lies.</param>
    /// <param name="outputFile">The file to write.</param>
    public static void Write(string name, IReadOnlyDictionary<string, string> files, string outputFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outputFile))!);
        using var archive = new ZipArchive(File.Create(outputFile), ZipArchiveMode.Create);
        foreach (var (path, source) in files)
        {
            var entry = archive.CreateEntry($"{name}/{path}", CompressionLevel.SmallestSize);
            entry.LastWriteTime = Epoch;
            using var content = entry.Open();
            using var file = File.OpenRead(source);
            file.CopyTo(content);
        }
    }
}
