using System.Security.Cryptography;
using System.Text;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>What becomes of a stored sign-in that something has changed.</summary>
public sealed class DamageTests : IDisposable
{
    private const string Content =
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[],"retired":[]}""";

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_thousand_random_damages_are_set_aside_with_a_warning_and_never_read()
    {
        var signIn = StoreFolder.SignIn("work");
        await _folder.PutAsync(signIn);
        var whole = File.ReadAllBytes(_folder.FileOf("work"));

        for (var seed = 0; seed < 1000; seed++)
        {
            var damaged = Damage(whole, new Random(seed));
            File.WriteAllBytes(_folder.FileOf("work"), damaged);
            _folder.Warnings.Clear();

            var back = await _folder.GetAsync("work");

            if (damaged.AsSpan().SequenceEqual(whole))
            {
                Assert.Equal(StoreFolder.Text(signIn), StoreFolder.Text(back));
                continue;
            }

            Assert.True(back is null, $"Seed {seed} was read.");
            Assert.StartsWith(
                "The stored sign-in of the context 'work' is damaged and was set aside. Sign in again. ",
                Assert.Single(_folder.Warnings)
            );
            Assert.Equal(["signin-work.damaged.tokens"], _folder.Files);
            Assert.Equal(damaged, File.ReadAllBytes(_folder.FileOf("work.damaged")));
        }
    }

    // Each has the right checksum: what is wrong is inside.
    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":1}""")]
    [InlineData(
        """{"name":"work","auth_address":null,"flows_address":"https://flows.globus.org/","client_id":"app","tokens":[],"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"http://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[],"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"/v2","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[],"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"ftp://flows.globus.org/","client_id":"app","tokens":[],"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":null,"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[null],"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[{}],"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[{"resource_server":"r","scope":"s","access_token":7}],"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[{"resource_server":"r","scope":"s","access_token":"a","expires_on":"soon"}],"retired":[]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[],"retired":null}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[],"retired":[{"token":null}]}"""
    )]
    [InlineData(
        """{"name":"work","auth_address":"https://auth.globus.org/","flows_address":"https://flows.globus.org/","client_id":"app","tokens":[],"retired":[],"extra":[[[[[[[[[[[[1]]]]]]]]]]]]}"""
    )]
    public async Task What_is_no_sign_in_is_set_aside(string content)
    {
        await PutAsync(1, content);

        Assert.Null(await _folder.GetAsync("work"));
        Assert.Single(_folder.Warnings);
        Assert.Equal(["signin-work.damaged.tokens"], _folder.Files);
    }

    [Fact]
    public async Task The_texts_above_are_wrong_by_what_they_change_alone()
    {
        await PutAsync(1, Content);

        Assert.Equal("work: app at https://auth.globus.org/", (await _folder.GetAsync("work"))!.ToString());
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public async Task Brackets_without_end_are_set_aside()
    {
        await PutAsync(1, new string('[', 1_000_000));

        Assert.Null(await _folder.GetAsync("work"));
        Assert.Single(_folder.Warnings);
    }

    [Fact]
    public async Task A_file_too_large_to_be_a_sign_in_is_not_read()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        using (var file = File.OpenWrite(_folder.FileOf("work")))
        {
            file.SetLength(1L << 40);
        }

        Assert.Null(await _folder.GetAsync("work"));
        Assert.Single(_folder.Warnings);
    }

    [Fact]
    public async Task What_a_newer_version_wrote_is_left_as_it_is()
    {
        await PutAsync(7, """{"something":"else"}""");
        var before = File.ReadAllBytes(_folder.FileOf("work"));

        var read = await Assert.ThrowsAsync<TokenStoreException>(() => _folder.GetAsync("work"));
        var written = await Assert.ThrowsAsync<TokenStoreException>(() => _folder.PutAsync(StoreFolder.SignIn("work")));

        Assert.Equal((TokenStoreFailure.NewerVersion, TokenStoreFailure.NewerVersion), (read.Failure, written.Failure));
        Assert.Equal(
            "The stored context 'work' cannot be used. A newer version of the module stored it (format 7).",
            read.Message
        );
        Assert.Equal(before, File.ReadAllBytes(_folder.FileOf("work")));
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public async Task After_a_damage_a_new_sign_in_is_kept_and_signing_out_removes_both()
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        File.WriteAllText(_folder.FileOf("work"), "nonsense");

        await _folder.PutAsync(StoreFolder.SignIn("work", access: "a2"));
        Assert.Equal("a2", (await _folder.GetAsync("work"))!.Tokens[0].AccessToken.Value);
        Assert.Equal(2, _folder.Files.Count());
        await _folder.RemoveAsync("work");

        Assert.Empty(_folder.Files);
    }

    private async Task PutAsync(int version, string content)
    {
        await _folder.PutAsync(StoreFolder.SignIn("work"));
        var sum = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{version}\n{content}")));
        File.WriteAllText(_folder.FileOf("work"), $"globus-automate-signin {version} {sum}\n{content}");
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        switch (random.Next(7))
        {
            case 0:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                return bytes[..random.Next(bytes.Length)];
            case 2:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length)));
                return bytes;
            case 3:
                random.NextBytes(bytes);
                return bytes;
            case 4:
                bytes.AsSpan(random.Next(bytes.Length)).Clear();
                return bytes;
            case 5:
                return [.. bytes, .. bytes[..(1 + random.Next(bytes.Length - 1))]];
            default:
                // One part of the text for another, as a careless edit does.
                var text = Encoding.UTF8.GetString(bytes);
                string[] parts =
                [
                    "https://auth.globus.org/",
                    "access-canary",
                    "refresh-canary",
                    " 1 ",
                    "\"",
                    ",",
                    "flows.globus.org",
                    "someone",
                ];
                var part = parts[random.Next(parts.Length)];
                return Encoding.UTF8.GetBytes(
                    text.Replace(part, parts[random.Next(parts.Length)], StringComparison.Ordinal)
                );
        }
    }
}
