using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>Several processes at one store.</summary>
public sealed class ManyProcessesTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ten_processes_that_renew_and_write_fifty_times_each_lose_nothing_and_use_no_refresh_token_twice()
    {
        using var emulator = await EmulatorProcess.StartAsync();
        await _folder.PutAsync(await SignInAsync(emulator.Client.Address));

        var workers = Enumerable
            .Range(0, 10)
            .Select(worker => WorkerProcess.Start("plain", _folder.Path, "renew", "work", $"worker{worker}", "50"))
            .ToList();
        var lines = await Task.WhenAll(workers.Select(worker => worker.ReadToEndAsync()));
        workers.ForEach(worker => worker.Dispose());

        Assert.All(lines, written => Assert.Equal("done", written[^1]));
        Assert.All(lines, written => Assert.Equal(51, written.Count));
        Assert.Empty(emulator.Client.Send("GET", "_emulator/reuse")["reuse"]!.AsArray());
        var requests = emulator
            .Client.Requests()
            .Where(request => (string)request["path"]! == "/v2/oauth2/token")
            .ToList();
        Every.Item(requests, request => Assert.Equal(200, (int?)request["status"]));
        await AssertNothingIsLostAsync(requests.Count, lines);
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_writes_leaves_the_old_or_the_new_content_and_no_lock()
    {
        var random = new Random(1);
        for (var round = 0; round < 15; round++)
        {
            using var worker = WorkerProcess.Start("plain", _folder.Path, "toggle", "work");
            for (var line = random.Next(1, 40); line > 0; line--)
            {
                await worker.ReadLineAsync();
            }

            worker.Kill();

            var left = (await _folder.GetAsync("work"))!;
            Assert.True(left.Tokens[0].AccessToken.Value.Length is 10 or 200_000);
            await _folder.PutAsync(left with { Username = "someone" });
        }

        Assert.Empty(_folder.Warnings);
        Assert.Equal(["signin-work.tokens"], _folder.Files);
    }

    /// <summary>A person signs in to an emulator, which takes each refresh token once.</summary>
    private static async Task<StoredSignIn> SignInAsync(Uri emulator)
    {
        using var user = new EmulatedUser(emulator);
        var code = user.GetCode(GlobusScopes.FlowsAll);
        using var client = new GlobusClient(
            new GlobusClientOptions { AuthAddress = emulator, TokenSource = AnonymousTokenSource.Instance }
        );
        var tokens = await client.Auth.GetTokensAsync(
            new AuthorizationCodeGrant(
                AuthorizationCode.ClientId,
                new Secret(code.Code),
                new Secret(AuthorizationCode.Verifier),
                code.Redirect
            ),
            TestContext.Current.CancellationToken
        );
        return new StoredSignIn
        {
            Name = "work",
            AuthAddress = emulator,
            FlowsAddress = emulator,
            ClientId = AuthorizationCode.ClientId,
        }.With(tokens);
    }

    private async Task AssertNothingIsLostAsync(int given, IEnumerable<IReadOnlyList<string>> lines)
    {
        var kept = (await _folder.GetAsync("work"))!;
        var secrets = kept.GetSecrets().Select(secret => secret.Token.Value).ToHashSet();
        var own = secrets.Where(token => token.StartsWith("own-", StringComparison.Ordinal)).ToList();
        var expected = Enumerable
            .Range(0, 10)
            .SelectMany(worker => Enumerable.Range(0, 50).Select(time => $"own-worker{worker}-{time}"));
        Assert.Equal(expected.Order(), own.Order());

        // Every access token that was given is still known, so that signing out can end it; of refresh tokens only the
        // last is good.
        Assert.True(given > 10);
        Assert.Equal(given + 1, secrets.Count - own.Count);
        Every.Item(
            lines.SelectMany(written => written).Where(line => line.StartsWith("used ", StringComparison.Ordinal)),
            line => Assert.Contains(line[5..], secrets)
        );
        Assert.Empty(_folder.Warnings);
    }
}
