using System.Text.Json.Nodes;

namespace Globus.Automate.Package.Notices;

/// <summary>The packages that were restored for some projects, and the files in them.</summary>
internal sealed class RestoredPackages
{
    private readonly ILookup<string, (string Folder, string File)> _files;
    private readonly Dictionary<string, RestoredPackage> _read = [];

    /// <summary>Reads what a restore left behind.</summary>
    /// <param name="assetsFiles">The files project.assets.json of the projects.</param>
    public RestoredPackages(IEnumerable<string> assetsFiles) =>
        _files = assetsFiles
            .SelectMany(ReadFiles)
            .Distinct()
            .ToLookup(file => Path.GetFileName(file.File), StringComparer.Ordinal);

    /// <summary>Finds the package that a file comes from.</summary>
    /// <param name="file">The path of the file.</param>
    /// <exception cref="PackageException">No package holds a file with its name and its bytes.</exception>
    public RestoredPackage Find(string file)
    {
        var content = File.ReadAllBytes(file);
        var folder = _files[Path.GetFileName(file)]
            .Where(candidate => content.AsSpan().SequenceEqual(File.ReadAllBytes(candidate.File)))
            .Select(candidate => candidate.Folder)
            .FirstOrDefault();
        if (folder is null)
        {
            throw new PackageException($"{file} is from no restored package, so that its licence is unknown.");
        }

        return _read.TryGetValue(folder, out var package) ? package : _read[folder] = new RestoredPackage(folder);
    }

    private static IEnumerable<(string Folder, string File)> ReadFiles(string assetsFile)
    {
        var assets = JsonNode.Parse(File.ReadAllText(assetsFile))!;
        var roots = assets["packageFolders"]!.AsObject().Select(root => root.Key).ToList();
        foreach (var (_, library) in assets["libraries"]!.AsObject())
        {
            if ((string?)library!["type"] != "package")
            {
                continue;
            }

            var folder = roots.Select(root => Path.Combine(root, (string)library["path"]!)).First(Directory.Exists);
            foreach (var file in library["files"]!.AsArray())
            {
                yield return (folder, Path.Combine(folder, (string)file!));
            }
        }
    }
}
