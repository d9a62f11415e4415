using System.Text.Json.Nodes;
using Globus.Automate.Package.Notices;

namespace Globus.Automate.Package.Tests.Notices;

public sealed class NoticeTests : IDisposable
{
    private readonly TemporaryFolder _packages = new();
    private readonly TemporaryFolder _module = new();
    private readonly JsonObject _libraries = [];

    public void Dispose()
    {
        _packages.Dispose();
        _module.Dispose();
    }

    [Fact]
    public void Files_of_others_are_listed_with_their_package_and_its_licence()
    {
        AddPackage("Other", "<license type=\"expression\">MIT</license><copyright>© Others</copyright>", "other");
        var notices = Write("bin/Other.dll", "other");

        Assert.Contains(
            "\nOther 1.0.0\n    © Others\n    Licence MIT\n    bin/Other.dll\n",
            notices,
            StringComparison.Ordinal
        );
        Assert.Contains("Permission is hereby granted", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_files_and_texts_need_no_notice()
    {
        var own = _module.Write("Globus.Automate.dll", "own");
        var notices = Write(new() { ["Globus.Automate.dll"] = own, ["a.ps1xml"] = own });

        Assert.DoesNotContain("Licence", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_package_brings_the_text_of_its_licence()
    {
        AddPackage("Other", "<authors>Others</authors>", "other", ("LICENSE.TXT", "Do as you like."));

        Assert.Contains("Do as you like.", Write("Other.dll", "other"), StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_that_packages_pass_on_are_there_once()
    {
        const string licence = "<license type=\"expression\">MIT</license><authors>Others</authors>";
        AddPackage("First", licence, "first", ("THIRD-PARTY-NOTICES.TXT", "Passed on."));
        AddPackage("Second", licence, "second", ("THIRD-PARTY-NOTICES.TXT", "Passed on.\r\n"));

        var notices = Write(
            new()
            {
                ["First.dll"] = _module.Write("First.dll", "first"),
                ["Second.dll"] = _module.Write("Second.dll", "second"),
            }
        );
        Assert.Equal(2, notices.Split("Passed on.").Length);
    }

    [Theory]
    [InlineData(
        "changed",
        "<license type=\"expression\">MIT</license><authors>x</authors>",
        "is from no restored package"
    )]
    [InlineData(
        "other",
        "<license type=\"expression\">GPL-9.9</license><authors>x</authors>",
        "no text of the licence GPL-9.9"
    )]
    [InlineData(
        "other",
        "<licenseUrl>https://example.test</licenseUrl><authors>x</authors>",
        "does not say its licence"
    )]
    public void A_file_whose_licence_is_unknown_is_an_error(string content, string metadata, string message)
    {
        AddPackage("Other", metadata, "other");

        var error = Assert.Throws<PackageException>(() => Write("Other.dll", content));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private string Write(string path, string content) =>
        Write(new() { [path] = _module.Write(Path.GetFileName(path), content) });

    private string Write(Dictionary<string, string> files)
    {
        var assets = new JsonObject
        {
            ["packageFolders"] = new JsonObject { [_packages.Path] = new JsonObject() },
            ["libraries"] = _libraries.DeepClone(),
        };
        var assetsFile = _module.Write("project.assets.json", assets.ToJsonString());
        var output = Path.Combine(_module.Path, "notices.txt");
        NoticeFile.Write(files, new RestoredPackages([assetsFile]), output);
        return File.ReadAllText(output);
    }

    private void AddPackage(string id, string metadata, string content, (string Name, string Text)? further = null)
    {
        Directory.CreateDirectory(Path.Combine(_packages.Path, id, "lib"));
        _packages.Write($"{id}/lib/{id}.dll", content);
        _packages.Write(
            $"{id}/{id}.nuspec",
            $"<package><metadata><id>{id}</id><version>1.0.0</version>{metadata}</metadata></package>"
        );
        if (further is var (name, text))
        {
            _packages.Write($"{id}/{name}", text);
        }

        _libraries[$"{id}/1.0.0"] = new JsonObject
        {
            ["type"] = "package",
            ["path"] = id,
            ["files"] = new JsonArray($"lib/{id}.dll"),
        };
    }
}
