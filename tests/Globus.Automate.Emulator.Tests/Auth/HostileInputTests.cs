using System.Net.Http.Headers;
using System.Text;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Tests.Auth;

public sealed class HostileInputTests
{
    private static readonly string Native = DevelopmentAccounts.Native.Id.ToString();

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic !!!")]
    [InlineData("Basic OjEwY2ExMDAw")]
    [InlineData("Basic /////w==")]
    [InlineData("Bearer x")]
    public async Task Credentials_that_are_none_are_refused(string header)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "v2/oauth2/token");
        request.Content = new FormUrlEncodedContent([
            new("grant_type", "client_credentials"),
            new("scope", "openid"),
            new("client_id", Native),
        ]);
        request.Headers.TryAddWithoutValidation("Authorization", header);
        var response = await emulator.SendAsync(request);
        Assert.Equal((401, "invalid_client"), ((int)response.Status, (string)response.Body!["error"]!));
    }

    [Theory]
    [InlineData("grant_type=refresh_token&refresh_token=%FF%FE&client_id={id}", 401)]
    [InlineData("grant_type=refresh_token&refresh_token=%&client_id={id}", 401)]
    [InlineData("grant_type=refresh_token&refresh_token=a&refresh_token=b&client_id={id}", 400)]
    [InlineData("grant_type=authorization_code&code=%00&client_id={id}", 401)]
    [InlineData("grant_type=%0d%0aX&client_id={id}", 400)]
    [InlineData("&&&===&", 400)]
    [InlineData("{\"grant_type\": \"refresh_token\"}", 400)]
    public async Task Forms_that_are_none_are_refused(string form, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await PostAsync(emulator, form.Replace("{id}", Native, StringComparison.Ordinal));
        Assert.Equal(status, (int)response.Status);
        Assert.NotNull(response.Body!["error_description"]);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "v2/oauth2/token")
        {
            Content = new ByteArrayContent([0xff, 0x3d, 0xc3, 0x28, 0x26, 0x00]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        Assert.Equal(400, (int)(await emulator.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData(300_000, 400)]
    [InlineData(5_000_000, 413)]
    public async Task A_form_that_is_too_large_is_refused_and_not_kept(int length, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await PostAsync(emulator, "grant_type=refresh_token&x=" + new string('a', length));
        Assert.Equal(status, (int)response.Status);
        var recorded = (await emulator.SendAsync("GET", "_emulator/requests", body: null, token: null))
            .Ok()
            .ToJsonString();
        Assert.True(recorded.Length < 10_000);
    }

    [Fact]
    public async Task A_header_of_a_token_is_not_read_from_a_query()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var token = await emulator.GetTokenAsync();
        Assert.Equal(
            401,
            (int)(await emulator.SendAsync("GET", $"flows?access_token={token}", body: null, token: null)).Status
        );
        Assert.DoesNotContain(
            token,
            (await emulator.SendAsync("GET", "_emulator/requests", body: null, token: null)).Ok().ToJsonString(),
            StringComparison.Ordinal
        );
    }

    private static Task<TestEmulator.Response> PostAsync(TestEmulator emulator, string form) =>
        emulator.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "v2/oauth2/token")
            {
                Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
            }
        );
}
