using System.Text;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>The encrypted store of Linux, with a real keyring.</summary>
public sealed class KeyringTests
{
    private const string Access = "access-canary-4f7";
    private const string Refresh = "refresh-canary-9b1";

    private static readonly string[] Put = ["put", "work", Access, Refresh, "https://auth.globus.org/"];

    [Fact]
    public async Task Tokens_that_one_process_keeps_are_read_by_another_and_are_in_no_file_in_clear()
    {
        using var session = await OpenAsync();

        Assert.Equal(["done"], await session.WorkAsync("check"));
        Assert.Equal(["done"], await session.WorkAsync(Put));
        Assert.Equal(["work", "done"], await session.WorkAsync("list"));
        Assert.Equal([$"{Access} {Refresh} https://auth.globus.org/", "done"], await session.WorkAsync("get", "work"));

        AssertNotInClear(session);
        Assert.Equal(
            ["signin-work.lock", "signin-work.tokens"],
            Directory.EnumerateFiles(session.Folder).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public async Task What_is_removed_is_gone_for_all()
    {
        using var session = await OpenAsync();
        await session.WorkAsync(Put);

        Assert.Equal(["done"], await session.WorkAsync("remove", "work"));

        Assert.Equal(["nothing", "done"], await session.WorkAsync("get", "work"));
        Assert.Equal(["done"], await session.WorkAsync("list"));
        Assert.Equal(["signin-work.lock"], Directory.EnumerateFiles(session.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Without_a_session_bus_it_says_so()
    {
        using var session = await OpenAsync();
        await session.WorkAsync(Put);

        foreach (string[] command in new[] { new[] { "check" }, ["get", "work"], Put })
        {
            using var worker = session.Begin(session.WithoutBus, command);
            Assert.Equal(
                [
                    "error Unavailable The keyring of this computer cannot be used: Cannot autolaunch D-Bus without "
                        + "X11 $DISPLAY",
                ],
                await worker.ReadToEndAsync()
            );
        }

        Assert.Equal([$"{Access} {Refresh} https://auth.globus.org/", "done"], await session.WorkAsync("get", "work"));
    }

    [Fact]
    public async Task A_locked_keyring_is_no_empty_one()
    {
        using var session = await OpenAsync();
        await session.WorkAsync(Put);
        await session.LockAsync();

        foreach (string[] command in new[] { new[] { "check" }, ["get", "work"], ["remove", "work"], Put })
        {
            Assert.Equal(
                [
                    "error Unavailable The keyring of this computer cannot be used: Cannot create an item in a "
                        + "locked collection",
                ],
                await session.WorkAsync(command)
            );
        }

        Assert.Equal(["work", "done"], await session.WorkAsync("list"));
    }

    [Fact]
    public async Task A_keyring_that_does_not_answer_is_waited_for_so_long_only()
    {
        using var session = await OpenAsync();
        await session.WorkAsync(Put);
        session.Stop();

        foreach (string[] command in new[] { new[] { "check" }, ["get", "work"], Put })
        {
            Assert.Equal(
                [
                    "error Unavailable The credential store of this computer did not respond within 1 seconds. It may "
                        + "be locked.",
                ],
                await session.WorkImpatientlyAsync(1, command)
            );
        }
    }

    [Fact]
    public async Task Several_processes_share_it()
    {
        using var session = await OpenAsync();
        using var auth = new RotatingAuth();
        Assert.Equal(
            ["done"],
            await session.WorkAsync("put", "work", "access-0", auth.Current, auth.Address.ToString())
        );

        var lines = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(worker => session.WorkAsync("renew", "work", $"worker{worker}", "5"))
        );

        Assert.All(lines, written => Assert.Equal("done", written[^1]));
        Assert.All(lines, written => Assert.Equal(6, written.Count));
        Assert.Empty(auth.Reused);
        Assert.Equal($"access-{auth.Given} {auth.Current} {auth.Address}", (await session.WorkAsync("get", "work"))[0]);
    }

    private static Task<KeyringSession> OpenAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The Secret Service is Linux's.");
        Assert.SkipWhen(KeyringSession.Missing is not null, KeyringSession.Missing ?? "");
        return KeyringSession.StartAsync();
    }

    private static void AssertNotInClear(KeyringSession session)
    {
        var files = session.Files.ToList();
        Assert.Contains(files, file => file.EndsWith(".keyring", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            Assert.All(Forms(Access).Concat(Forms(Refresh)), form =>
                Assert.True(bytes.AsSpan().IndexOf(form) < 0, file)
            );
        }
    }

    private static IEnumerable<byte[]> Forms(string secret)
    {
        yield return Encoding.UTF8.GetBytes(secret);
        yield return Encoding.Unicode.GetBytes(secret);

        // Base64 of a text that begins at any of three places within it.
        for (var start = 0; start < 3; start++)
        {
            yield return Encoding.ASCII.GetBytes(
                Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)[start..(start + 12)])
            );
        }
    }
}
