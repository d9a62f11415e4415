using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>Windows PowerShell and PowerShell 7 share the stored sign-ins of a user.</summary>
public sealed class NetFrameworkTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sign_in_that_NET_Framework_stores_is_read_and_renewed_by_NET()
    {
        NetFrameworkProgram.SkipIfMissing();
        using var emulator = await EmulatorProcess.StartAsync();
        await NetFrameworkProgram.RunAsync("store-sign-in", emulator.Client.Address, _folder.Path);
        var stored = await NetFrameworkProgram.RunAsync("store-show", folder: _folder.Path);

        var signIn = await _folder.GetAsync("work");

        Assert.Equal(stored.Split('\n'), Secrets(signIn));
        Assert.Equal(emulator.Client.Address, signIn!.AuthAddress);
        using var worker = WorkerProcess.Start("plain", _folder.Path, "renew", "work", "worker", "1");
        Assert.Equal("done", (await worker.ReadToEndAsync())[^1]);
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public async Task A_sign_in_that_NET_stores_is_read_by_NET_Framework()
    {
        NetFrameworkProgram.SkipIfMissing();
        await _folder.PutAsync(StoreFolder.SignIn("work", "access-canary", "refresh-canary"));

        var stored = await NetFrameworkProgram.RunAsync("store-show", folder: _folder.Path);

        Assert.Equal(Secrets(await _folder.GetAsync("work")), stored.Split('\n'));
    }

    [Fact]
    public async Task Two_processes_of_NET_Framework_that_renew_at_once_use_no_refresh_token_twice()
    {
        NetFrameworkProgram.SkipIfMissing();
        await SkipUnlessFilesAreLockedAsync();
        using var emulator = await EmulatorProcess.StartAsync();
        await NetFrameworkProgram.RunAsync("store-sign-in", emulator.Client.Address, _folder.Path);

        var tokens = await Task.WhenAll(
            NetFrameworkProgram.RunAsync("store-renew", emulator.Client.Address, _folder.Path),
            NetFrameworkProgram.RunAsync("store-renew", emulator.Client.Address, _folder.Path)
        );

        Assert.Empty(emulator.Client.Send("GET", "_emulator/reuse")["reuse"]!.AsArray());
        var kept = Secrets(await _folder.GetAsync("work")).ToHashSet();
        Assert.All(tokens.SelectMany(written => written.Split('\n')), token => Assert.Contains(token, kept));
    }

    // The store locks a sign-in by a file that it does not share. Windows refuses to open such a file twice. Mono on
    // Linux refuses it within one process only, so nothing can be found out about the lock there.
    private static async Task SkipUnlessFilesAreLockedAsync()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("lock", "");
        using var first = NetFrameworkProgram.Start("hold-file", folder: path);
        Assert.Equal("open", await first.ReadLineAsync());
        using var second = NetFrameworkProgram.Start("hold-file", folder: path);
        Assert.SkipWhen(
            await second.ReadLineAsync() == "open",
            "This runtime lets two processes open a file that the first does not share, so they cannot lock a store."
        );
    }

    private static IEnumerable<string> Secrets(StoredSignIn? signIn) =>
        signIn!.GetSecrets().Select(secret => secret.Token.Value);
}
