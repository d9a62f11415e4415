using Globus.Automate.Package.Manifest;

namespace Globus.Automate.Package.Tests.Manifest;

public sealed class ManifestTests : IDisposable
{
    private const string Template = """
        @{
            RootModule      = if ($PSEdition -eq 'Core') { 'a.dll' } else { 'b.dll' }
            ModuleVersion   = '1.2.0'
            CmdletsToExport = @('Get-One', 'Get-Two')
            PrivateData     = @{
                PSData = @{
                    Tags         = @('Globus', 'Flows')
                    ProjectUri   = '{ProjectUrl}'
                    LicenseUri   = '{ProjectUrl}/blob/v{Version}/LICENSE'
                    ReleaseNotes = '{ReleaseNotes}'
                }
            }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_template_gets_its_values_and_keeps_its_conditions()
    {
        var manifest = Fill("## [1.2.0]\n\n- The user's `$value` isn't {lost}.\n", "https://example.test/project/");

        var read = ModuleManifest.Read(manifest);
        Assert.Equal("https://example.test/project", read.ProjectUri);
        Assert.Equal("https://example.test/project/blob/v1.2.0/LICENSE", read.LicenseUri);
        Assert.Equal("- The user's `$value` isn't {lost}.", read.ReleaseNotes);
        Assert.Equal("1.2.0", read.Version);
        Assert.Equal(["Globus", "Flows"], read.Tags);
        Assert.Equal(["Get-One", "Get-Two"], read.Cmdlets);
        Assert.Contains("if ($PSEdition -eq 'Core')", File.ReadAllText(manifest), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_does_not_change_keeps_its_time()
    {
        var manifest = Fill("## [1.2.0]\n- One.", "https://example.test");
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(manifest, old);

        Fill("## [1.2.0]\n- One.", "https://example.test");
        Assert.Equal(old, File.GetLastWriteTimeUtc(manifest));

        Fill("## [1.2.0]\n- Two.", "https://example.test");
        Assert.NotEqual(old, File.GetLastWriteTimeUtc(manifest));
    }

    [Theory]
    [InlineData("@{ ModuleVersion = '1.0' ", "is no manifest")]
    [InlineData("'text'", "is no manifest")]
    [InlineData("@{ ModuleVersion = '1.0' }", "has no PrivateData.PSData")]
    public void What_is_no_manifest_is_an_error(string text, string message)
    {
        var error = Assert.Throws<PackageException>(() => ModuleManifest.Read(_folder.Write("m.psd1", text)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_the_package_needs_and_the_manifest_lacks_is_named()
    {
        var manifest = ModuleManifest.Read(_folder.Write("m.psd1", Template));
        var error = Assert.Throws<PackageException>(() => manifest.Author);
        Assert.Contains("has no Author", error.Message, StringComparison.Ordinal);
    }

    private string Fill(string changelog, string projectUrl)
    {
        var output = Path.Combine(_folder.Path, "out", "module.psd1");
        ManifestTemplate.Fill(
            _folder.Write("template.psd1", Template),
            _folder.Write("CHANGELOG.md", changelog),
            projectUrl,
            output
        );
        return output;
    }
}
