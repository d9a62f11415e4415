using Globus.Automate.Package.Manifest;
using Globus.Automate.Package.Notices;
using Globus.Automate.Package.Nuspec;

namespace Globus.Automate.Package;

/// <summary>Makes what users install from the folder that the build has laid out.</summary>
internal static class ModulePackage
{
    private const string Name = "Globus.Automate";

    /// <summary>Writes the notices for a folder of binaries.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="outputFile">The file to write.</param>
    /// <param name="assetsFiles">What the restore of the projects left behind.</param>
    /// <exception cref="PackageException">The licence of a file is unknown.</exception>
    public static void WriteNotices(string folder, string outputFile, IEnumerable<string> assetsFiles) =>
        NoticeFile.Write(
            Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => file),
            new RestoredPackages(assetsFiles),
            outputFile
        );

    /// <summary>Writes the description of the package, its notices and the archive for Azure Automation.</summary>
    /// <param name="moduleFolder">The folder that the build has laid out.</param>
    /// <param name="listFile">The list of its files.</param>
    /// <param name="licenceFile">The licence of the module.</param>
    /// <param name="workFolder">The folder for <c>Globus.Automate.nuspec</c> and the notices.</param>
    /// <param name="archiveFile">The archive to write.</param>
    /// <param name="assetsFiles">What the restore of the shipped projects left behind.</param>
    /// <exception cref="PackageException">The folder does not hold what the package needs.</exception>
    public static void Prepare(
        string moduleFolder,
        string listFile,
        string licenceFile,
        string workFolder,
        string archiveFile,
        IEnumerable<string> assetsFiles
    )
    {
        var packages = new RestoredPackages(assetsFiles);
        var paths = FileList.Verify(listFile, moduleFolder);
        var files = Complete(paths, moduleFolder, licenceFile, packages, Path.Combine(workFolder, "module"));
        var manifest = ModuleManifest.Read(files[Name + ".psd1"]);
        NuspecFile.Write(Name, manifest, files, Path.Combine(workFolder, Name + ".nuspec"));
        var archived = paths.Where(AutomationArchive.Holds);
        AutomationArchive.Write(
            Name,
            Complete(archived, moduleFolder, licenceFile, packages, Path.Combine(workFolder, "archive")),
            archiveFile
        );
    }

    /// <summary>Adds the licence and the notices to files.</summary>
    private static SortedDictionary<string, string> Complete(
        IEnumerable<string> paths,
        string folder,
        string licenceFile,
        RestoredPackages packages,
        string workFolder
    )
    {
        var files = new SortedDictionary<string, string>(
            paths.ToDictionary(path => path, path => Path.Combine(folder, path)),
            StringComparer.Ordinal
        );
        Directory.CreateDirectory(workFolder);
        var notices = Path.Combine(workFolder, NoticeFile.Name);
        NoticeFile.Write(files, packages, notices);
        files.Add(NoticeFile.Name, notices);
        files.Add(Path.GetFileName(licenceFile), licenceFile);
        return files;
    }
}
