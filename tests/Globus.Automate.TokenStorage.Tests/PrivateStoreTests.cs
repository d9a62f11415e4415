using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>On Unix, a store is private whatever the umask, and one that others can change is refused.</summary>
public sealed class PrivateStoreTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;

    private readonly StoreFolder _folder = new();

    public PrivateStoreTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows gives a file the rights of its folder.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0")]
    [InlineData("002")]
    [InlineData("022")]
    [InlineData("077")]
    [InlineData("0277")]
    [InlineData("0377")]
    public async Task The_umask_changes_nothing(string umask)
    {
        var store = Path.Combine(_folder.Path, "above", "store");
        using (
            var worker = WorkerProcess.StartWithUmask(
                umask,
                "plain",
                store,
                "put",
                "work",
                "a",
                "r",
                "https://auth.globus.org/"
            )
        )
        {
            Assert.Equal("done", (await worker.ReadToEndAsync())[^1]);
        }

        using (var worker = WorkerProcess.StartWithUmask(umask, "plain", store, "get", "work"))
        {
            Assert.Equal(["a r https://auth.globus.org/", "done"], await worker.ReadToEndAsync());
        }

        foreach (var folder in new[] { _folder.Path, Path.Combine(_folder.Path, "above"), store })
        {
            Assert.Equal((folder, OwnersFolder), (folder, Mode(folder)));
        }

        Assert.Equal(2, Directory.GetFiles(store).Length);
        Assert.All(Directory.GetFiles(store), file => Assert.Equal((file, OwnerOnly), (file, Mode(file))));
    }

    [Fact]
    public async Task A_folder_that_others_could_only_read_is_made_private()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        SetMode(
            _folder.Path,
            OwnersFolder | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute
        );

        Assert.NotNull(await _folder.GetAsync("work"));
        await _folder.PutAsync(StoreFolder.SignIn("work", access: "a2"));

        Assert.Equal(OwnersFolder, Mode(_folder.Path));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.OtherWrite | UnixFileMode.StickyBit)]
    public async Task A_folder_that_others_can_write_to_is_refused(UnixFileMode more)
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        SetMode(_folder.Path, OwnersFolder | more);

        await AssertRefusedAsync(_folder.Path, $"chmod -R go-rwx '{_folder.Path}'");

        SetMode(_folder.Path, OwnersFolder);
        Assert.Equal("access-canary", (await _folder.GetAsync("work"))!.Tokens[0].AccessToken.Value);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_file_that_others_can_write_to_is_not_read(UnixFileMode more)
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        SetMode(_folder.FileOf("work"), OwnerOnly | more);

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _folder.GetAsync("work"));

        Assert.Equal(
            (TokenStoreFailure.Unsafe, $"chmod go-rwx '{_folder.FileOf("work")}'"),
            (error.Failure, error.Recommendation)
        );
        Assert.True(File.Exists(_folder.FileOf("work")));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_sign_in_is_not_followed()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        File.CreateSymbolicLink(_folder.FileOf("other"), _folder.FileOf("work"));

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _folder.GetAsync("other"));

        Assert.Equal(
            (TokenStoreFailure.Unsafe, $"rm '{_folder.FileOf("other")}'"),
            (error.Failure, error.Recommendation)
        );
    }

    [Fact]
    public async Task A_link_of_ones_own_to_the_folder_is_followed()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        var link = _folder.Path + "-link";
        File.CreateSymbolicLink(link, _folder.Path);

        Assert.NotNull(
            await SecretStore.OpenPlainFiles(_folder.Settings with { Folder = link }).ReadAsync("work", Cancellation)
        );
    }

    [Fact]
    public async Task A_folder_above_that_everyone_can_write_to_is_refused()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        var above = Path.GetDirectoryName(_folder.Path)!;
        SetMode(above, OwnersFolder | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

        await AssertRefusedAsync(above, $"chmod o-w '{above}'");

        SetMode(above, OwnersFolder | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.StickyBit);
        Assert.NotNull(await _folder.GetAsync("work"));
    }

    [Fact]
    public async Task The_modules_folder_above_is_made_private()
    {
        var settings = _folder.Settings with { Root = _folder.Path, Folder = Path.Combine(_folder.Path, "plain") };
        Directory.CreateDirectory(_folder.Path);
        SetMode(
            _folder.Path,
            OwnersFolder | UnixFileMode.GroupWrite | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        );

        await SecretStore.OpenPlainFiles(settings).CheckAsync(Cancellation);

        Assert.Equal(OwnersFolder, Mode(_folder.Path));
        Assert.Equal(OwnersFolder, Mode(settings.Folder));
    }

    [Fact]
    public async Task A_folder_of_another_user_is_refused()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        await RequireRootAsync();
        await RunAsync("chown", "65534", _folder.Path);

        await AssertRefusedAsync(_folder.Path, "Run the command as the owner of the folder");
    }

    [Fact]
    public async Task A_file_of_another_user_is_not_read()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        await RequireRootAsync();
        await RunAsync("chown", "65534", _folder.FileOf("work"));

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _folder.GetAsync("work"));

        Assert.Equal(TokenStoreFailure.Unsafe, error.Failure);
        Assert.Contains("user id 65534", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_root_is_refused_to_others()
    {
        Assert.SkipWhen((await RunAsync("id", "-u")).Trim() == "0", "These tests run as root.");

        var error = await Assert.ThrowsAsync<TokenStoreException>(() =>
            SecretStore.OpenPlainFiles(_folder.Settings with { Folder = "/usr" }).ListAsync(Cancellation)
        );

        Assert.Equal(TokenStoreFailure.Unsafe, error.Failure);
        Assert.StartsWith("sudo chown -R ", error.Recommendation, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string path, string recommendation)
    {
        foreach (
            var attempt in new Func<Task>[]
            {
                () => _folder.GetAsync("work"),
                () => _folder.PutAsync(StoreFolder.SignIn("work", access: "planted")),
                () => _folder.Store.ListAsync(Cancellation),
                () => _folder.Store.CheckAsync(Cancellation),
                () => _folder.RemoveAsync("work"),
            }
        )
        {
            var error = await Assert.ThrowsAsync<TokenStoreException>(attempt);
            Assert.Equal(TokenStoreFailure.Unsafe, error.Failure);
            Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
            Assert.StartsWith(recommendation, error.Recommendation, StringComparison.Ordinal);
        }
    }

    private static async Task RequireRootAsync() =>
        Assert.SkipUnless((await RunAsync("id", "-u")).Trim() == "0", "Only root can give a file to another user.");

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = TestProcess.Start(program, arguments);
        var (text, _) = await process.ReadToEndAsync();
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
