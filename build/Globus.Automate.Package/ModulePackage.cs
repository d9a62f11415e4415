using Globus.Automate.Package.Manifest;
using Globus.Automate.Package.Notices;
using Globus.Automate.Package.Nuspec;

namespace Globus.Automate.Package;

/// <summary>Makes what users install from the folder that the build has laid out.</summary>
internal static class ModulePackage
{
    private const string Name = "Globus.Automate";

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
        var files = new SortedDictionary<string, string>(
            FileList
                .Verify(listFile, moduleFolder)
                .ToDictionary(path => path, path => Path.Combine(moduleFolder, path)),
            StringComparer.Ordinal
        );
        var notices = Path.Combine(workFolder, "THIRD-PARTY-NOTICES.txt");
        Directory.CreateDirectory(workFolder);
        NoticeFile.Write(files, new RestoredPackages(assetsFiles), notices);
        files.Add(Path.GetFileName(notices), notices);
        files.Add(Path.GetFileName(licenceFile), licenceFile);
        var manifest = ModuleManifest.Read(files[Name + ".psd1"]);
        NuspecFile.Write(Name, manifest, files, Path.Combine(workFolder, Name + ".nuspec"));
        AutomationArchive.Write(Name, files, archiveFile);
    }
}
