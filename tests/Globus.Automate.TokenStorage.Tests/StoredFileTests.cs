using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage.Tests;

public sealed class StoredFileTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_kept_is_read_back_by_another_store()
    {
        var signIn = StoreFolder.SignIn("Work");
        await _folder.PutAsync(signIn);

        var back = await SecretStore.OpenPlainFiles(_folder.Settings).ReadAsync("work", Cancellation);

        Assert.Equal(StoreFolder.Text(signIn), StoreFolder.Text(back));
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public async Task Only_the_user_may_read_the_folder_and_its_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows gives a file the rights of its folder.");
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        await _folder.PutAsync(StoreFolder.SignIn("work", access: "a2"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(_folder.FileOf("work")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, Mode(_folder.Path));
    }

    [Fact]
    public async Task Opening_and_listing_make_nothing()
    {
        Assert.Empty(await _folder.Store.ListAsync(Cancellation));
        Assert.Null(await _folder.GetAsync("work"));
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Theory]
    [InlineData("work")]
    [InlineData("Übung in c:/..\\work?")]
    [InlineData("con")]
    [InlineData("a.damaged")]
    [InlineData(" ")]
    [InlineData("%0041")]
    [InlineData("../../etc/passwd")]
    public async Task Any_name_is_kept_apart_within_the_folder(string name)
    {
        await _folder.PutAsync(StoreFolder.SignIn("another"));
        await _folder.PutAsync(StoreFolder.SignIn(name, access: "mine"));

        Assert.Equal(
            new[] { "another", name.ToLowerInvariant() }.Order(),
            (await _folder.Store.ListAsync(Cancellation)).Order()
        );
        Assert.Equal("mine", (await _folder.GetAsync(name.ToUpperInvariant()))!.Tokens[0].AccessToken.Value);
        Assert.Equal(2, _folder.Files.Count());
        await _folder.RemoveAsync(name);
        Assert.Equal(["signin-another.tokens"], _folder.Files);
    }

    [Fact]
    public async Task A_name_that_no_file_can_have_is_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            _folder.PutAsync(StoreFolder.SignIn(new string('x', 300)))
        );

        Assert.StartsWith($"The name '{new string('x', 300)}' is too long for a stored context.", error.Message);
    }

    [Fact]
    public async Task A_change_that_fails_changes_nothing()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _folder.Store.UpdateAsync("work", (_, _) => throw new InvalidOperationException(), Cancellation)
        );

        Assert.Equal("access-canary", (await _folder.GetAsync("work"))!.Tokens[0].AccessToken.Value);
        await _folder.RemoveAsync("work");
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_change_that_leaves_all_as_it_is_writes_nothing()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        File.SetLastWriteTimeUtc(_folder.FileOf("work"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await _folder.Store.UpdateAsync("work", (signIn, _) => Task.FromResult(signIn), Cancellation);

        Assert.Equal(2020, File.GetLastWriteTimeUtc(_folder.FileOf("work")).Year);
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_cleared_away()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        File.WriteAllText(Path.Combine(_folder.Path, "signin-work.0123.tmp"), "half");

        await _folder.PutAsync(StoreFolder.SignIn("work", access: "a2"));

        Assert.Equal(["signin-work.tokens"], _folder.Files);
    }

    [Fact]
    public async Task Threads_that_change_one_sign_in_lose_nothing()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work") with { Tokens = [] });

        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(number =>
                    Task.Run(() =>
                        _folder.Store.UpdateAsync(
                            "work",
                            (signIn, _) =>
                                Task.FromResult<StoredSignIn?>(
                                    signIn! with
                                    {
                                        Tokens =
                                        [
                                            .. signIn.Tokens,
                                            new StoredToken($"{number}", new AccessToken("a", "s", null), null),
                                        ],
                                    }
                                ),
                            Cancellation
                        )
                    )
                )
        );

        Assert.Equal(20, (await _folder.GetAsync("work"))!.Tokens.Count);
    }

    [Fact]
    public async Task Whoever_keeps_a_sign_in_for_too_long_is_told_of()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        var impatient = SecretStore.OpenPlainFiles(
            _folder.Settings with
            {
                LockTimeout = TimeSpan.FromMilliseconds(20),
            }
        );
        using var taken = new FileStream(
            Path.Combine(_folder.Path, "signin-work.lock"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None
        );

        var error = await Assert.ThrowsAsync<TokenStoreException>(() =>
            impatient.UpdateAsync("work", (signIn, _) => Task.FromResult(signIn), Cancellation)
        );

        Assert.Equal(TokenStoreFailure.Busy, error.Failure);
        Assert.Equal("access-canary", (await impatient.ReadAsync("work", Cancellation))!.Tokens[0].AccessToken.Value);
    }

    [Fact]
    public async Task Waiting_for_a_sign_in_ends_when_it_is_given_up()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        using var taken = new FileStream(
            Path.Combine(_folder.Path, "signin-work.lock"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None
        );
        using var cancel = new CancellationTokenSource();

        var waiting = _folder.Store.UpdateAsync("work", (signIn, _) => Task.FromResult(signIn), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_of()
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_folder.Path)!, "file"), "");
        var store = SecretStore.OpenPlainFiles(
            _folder.Settings with
            {
                Folder = Path.Combine(Path.GetDirectoryName(_folder.Path)!, "file", "tokens"),
            }
        );

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => store.CheckAsync(Cancellation));

        Assert.Equal(TokenStoreFailure.Unavailable, error.Failure);
        Assert.StartsWith("Sign-ins cannot be stored: ", error.Message);
    }

    [Fact]
    public async Task The_check_leaves_nothing_behind()
    {
        await _folder.Store.CheckAsync(Cancellation);

        Assert.Empty(_folder.Files);
    }

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}
