using System.Xml.Linq;

namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>What the packages hold and say.</summary>
[Collection(nameof(PackedModule))]
public sealed class PackedFilesTests(PackedModule packed)
{
    private const long MaximumArchiveSize = 4_000_000;
    private const int MaximumPathLength = 140;

    private static readonly string[] Legal = ["LICENSE", "THIRD-PARTY-NOTICES.txt"];

    // What every package has, so that NuGet can read it.
    private static readonly string[] Envelope =
    [
        "Globus.Automate.nuspec",
        "[Content_Types].xml",
        "_rels/.rels",
        "package/services/metadata/core-properties/nuget.psmdcp",
    ];

    private static string[] ModuleFiles { get; } =
        File.ReadAllLines(Repository.PathOf("build", "Globus.Automate.Package", "files.txt"));

    [Fact]
    public void Packing_makes_the_module_and_the_emulator_and_nothing_else() =>
        Assert.Equal(
            [$"Globus.Automate.{packed.Version}.nupkg", $"Globus.Automate.Emulator.{packed.Version}.nupkg"],
            Directory.GetFiles(packed.Packages).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_package_holds_the_listed_files_and_no_other() =>
        Assert.Equal(
            ModuleFiles.Concat(Legal).Concat(Envelope).Order(StringComparer.Ordinal),
            PackedModule.PathsIn(packed.Module)
        );

    [Fact]
    public void The_archive_holds_the_module_without_the_emulator_and_precompiled_libraries() =>
        Assert.Equal(
            ModuleFiles
                .Where(file => !file.StartsWith("emulator/", StringComparison.Ordinal))
                .Where(file => !file.Contains("64/Globus.Automate", StringComparison.Ordinal))
                .Concat(Legal)
                .Select(file => "Globus.Automate/" + file)
                .Order(StringComparer.Ordinal),
            PackedModule.PathsIn(packed.Archive)
        );

    [Fact]
    public void The_archive_fits_an_automation_account()
    {
        Assert.True(new FileInfo(packed.Archive).Length < MaximumArchiveSize);
        Assert.All(PackedModule.PathsIn(packed.Archive), path => Assert.True(path.Length < MaximumPathLength, path));
    }

    [Fact]
    public void Every_file_of_others_has_a_notice()
    {
        var notices = PackedModule.ReadText(packed.Module, "THIRD-PARTY-NOTICES.txt").Split('\n');
        var binaries = PackedModule
            .PathsIn(packed.Module)
            .Where(path => Path.GetExtension(path) is ".dll" or ".so" or ".dylib")
            .Where(path => !Path.GetFileName(path).StartsWith("Globus.Automate", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(binaries);
        Assert.All(binaries, path => Assert.Contains("    " + path, notices));
        Assert.Contains("Licence MIT", notices);
        Assert.Contains("Licence Apache-2.0", notices);
    }

    [Fact]
    public void The_archive_has_notices_for_its_own_files_only() =>
        Assert.DoesNotContain(
            "    emulator/",
            PackedModule.ReadText(packed.Archive, "Globus.Automate/THIRD-PARTY-NOTICES.txt"),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_package_says_what_the_manifest_says()
    {
        var package = XDocument.Parse(PackedModule.ReadText(packed.Module, "Globus.Automate.nuspec")).Root!;
        var metadata = package.Elements().Single(element => element.Name.LocalName == "metadata").Elements();
        string Value(string name) => metadata.Single(element => element.Name.LocalName == name).Value;
        var manifest = PackedModule.ReadText(packed.Module, "Globus.Automate.psd1");

        Assert.Equal("Globus.Automate", Value("id"));
        Assert.Equal(packed.Version, Value("version"));
        Assert.StartsWith("PSModule Globus ", Value("tags"), StringComparison.Ordinal);
        Assert.Contains(" PSCommand_Get-GlobusRun", Value("tags"), StringComparison.Ordinal);
        Assert.All((string[])["authors", "description", "copyright", "licenseUrl", "iconUrl"], name =>
            Assert.Contains($"'{Value(name)}'", manifest, StringComparison.Ordinal)
        );
        Assert.Contains($"'{Value("projectUrl").TrimEnd('/')}'", manifest, StringComparison.Ordinal);
        Assert.Contains(Value("releaseNotes").Split('\n')[0], manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_the_build_should_have_written_is_left_in_the_manifest() =>
        Assert.DoesNotMatch(
            @"\{(ProjectUrl|Version|ReleaseNotes)\}",
            PackedModule.ReadText(packed.Module, "Globus.Automate.psd1")
        );
}
