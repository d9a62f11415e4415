namespace Globus.Automate.Package.Tests;

public sealed class FileListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _lists = new();

    public void Dispose()
    {
        _folder.Dispose();
        _lists.Dispose();
    }

    [Fact]
    public void A_folder_with_just_these_files_is_right()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "bin"));
        _folder.Write("bin/a.dll", "");
        _folder.Write("b.txt", "");

        Assert.Equal(["b.txt", "bin/a.dll"], Verify("b.txt\nbin/a.dll\n"));
    }

    [Theory]
    [InlineData("a.txt\nmissing.txt\n", "missing.txt is missing")]
    [InlineData("", "a.txt is not listed")]
    [InlineData("A.txt\n", "A.txt is missing, a.txt is not listed")]
    public void A_missing_or_a_further_file_is_an_error_that_names_it(string list, string message)
    {
        _folder.Write("a.txt", "");

        var error = Assert.Throws<PackageException>(() => Verify(list));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Verify(string list) => FileList.Verify(_lists.Write("list.txt", list), _folder.Path);
}
