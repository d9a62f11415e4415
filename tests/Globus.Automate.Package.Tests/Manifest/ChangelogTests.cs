using Globus.Automate.Package.Manifest;

namespace Globus.Automate.Package.Tests.Manifest;

public sealed class ChangelogTests
{
    private const string Text = """
        # Changelog

        ## [Unreleased]

        - Not yet.

        ## [1.2.0] - 2026-01-02

        ### Added

        - One.

        ## [1.1.0] - 2025-01-02

        ## [1.0.0] - 2024-01-02

        - First.

        """;

    [Theory]
    [InlineData("1.2.0", "### Added\n\n- One.")]
    [InlineData("1.0.0", "- First.")]
    public void A_version_has_its_section_without_the_heading(string version, string section) =>
        Assert.Equal(section, new Changelog(Text).Section(version));

    [Theory]
    [InlineData("1.1.0")]
    [InlineData("1.2")]
    [InlineData("2.0.0")]
    public void A_missing_or_empty_section_is_an_error_that_says_what_to_write(string version)
    {
        var error = Assert.Throws<PackageException>(() => new Changelog(Text).Section(version));
        Assert.Contains($"'## [{version}]'", error.Message, StringComparison.Ordinal);
    }
}
