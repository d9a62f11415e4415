using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>What commands show of the secrets that they hold: nothing.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class StreamTests : IDisposable
{
    private const string ClientId = "10ca1000-0000-4000-8000-000000000001";
    private const string ClientSecret = "globus-emulator-development-secret";
    private const string FlowsScope = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all";

    private readonly EmulatorFixture _emulator;
    private readonly Shell _shell = new();
    private readonly string _token;

    public StreamTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _emulator = emulator;
        _token = Token();
        _shell.Set("emulator", emulator.Address);
        _shell.Set("token", Secure(_token));
        _shell.Set("wrong", Secure("canary-token"));
        _shell.Set("credential", new PSCredential(ClientId, Secure(ClientSecret)));
    }

    [Theory]
    [InlineData("Connect-Globus -AccessToken $token -AuthUrl $emulator -FlowsUrl $emulator -PassThru")]
    [InlineData("Connect-Globus -AccessToken $wrong -AuthUrl $emulator -FlowsUrl $emulator -PassThru")]
    [InlineData("Connect-Globus $credential -AuthUrl $emulator -FlowsUrl $emulator -PassThru")]
    public void No_stream_shows_a_secret(string connect)
    {
        var outcome = _shell.Run(
            $$"""
            {{connect}} -Verbose -Debug
            Get-GlobusContext -Verbose -Debug
            $flow = Publish-GlobusFlow Canary -Definition '{{FlowTexts.Pass}}' -FlowViewer alice@emulator.example -Verbose -Debug
            $run = Start-GlobusFlowRun ($flow ?? [guid]::NewGuid()) -Wait -Verbose -Debug
            Get-GlobusRun -First 1 -Verbose -Debug
            Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world')) -Verbose -Debug
            Invoke-GlobusRequest /v2/oauth2/userinfo -Service Auth -Verbose -Debug
            $Error | ForEach-Object { "$_"; "$($_.Exception)"; "$($_.TargetObject)" }
            """
        );
        Assert.NotEmpty(outcome.Verbose);
        Assert.NotEmpty(outcome.Debug);
        var all = string.Join(
            "\n",
            [
                .. outcome.Verbose,
                .. outcome.Debug,
                .. outcome.Warnings,
                outcome.Text,
                .. outcome.Errors.Select(Whole),
                .. outcome.Output.SelectMany(Properties),
            ]
        );
        Assert.DoesNotContain(_token, all, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-token", all, StringComparison.Ordinal);
        Assert.DoesNotContain(ClientSecret, all, StringComparison.Ordinal);
    }

    // The answer for the third flow comes while the run of the second is written, and is there at once when its turn
    // comes.
    [Fact]
    public void A_request_is_told_of_before_what_it_brought()
    {
        using var user = new EmulatedUser(_emulator.Address);
        _shell.Set("user", user);
        var outcome = _shell
            .Run(
                $$"""
                Connect-Globus $credential -AuthUrl $emulator -FlowsUrl $emulator
                $flows = 1..3 | ForEach-Object { Publish-GlobusFlow Told -Definition '{{FlowTexts.Pass}}' }
                $flows | ForEach-Object { $null = Start-GlobusFlowRun $_ }
                $user.ForgetRequests()
                $user.Delay("/flows/$($flows[2].FlowId)/run", 0.5)
                $flows | Start-GlobusFlowRun -ThrottleLimit 3 -Verbose 4>&1 | ForEach-Object {
                    $_
                    if ($_.FlowId -eq $flows[1].FlowId) {
                        while (@($user.Requests() -like 'POST */run').Count -lt 3) { }
                        1..50 | ForEach-Object { $null = $user.Requests() }
                    }
                }
                """
            )
            .AssertSucceeded();

        var told = outcome
            .Output.ToList()
            .FindLastIndex(item => item.ToString()!.Contains("/run 201 in", StringComparison.Ordinal));
        Assert.Equal(3, outcome.Output.Count(item => item.Properties["RunId"] is not null));
        Assert.True(told < outcome.Output.Count - 1, "The last run is written before its request is told of.");
    }

    public void Dispose() => _shell.Dispose();

    private static string Whole(ErrorRecord error) =>
        $"{error} {error.Exception} {error.TargetObject} {error.ErrorDetails?.RecommendedAction} "
        + $"{error.InvocationInfo?.Line}";

    private static IEnumerable<string> Properties(PSObject item) =>
        item.Properties.Select(property => $"{property.Name}: {property.Value}");

    private static System.Security.SecureString Secure(string text) =>
        new System.Net.NetworkCredential("", text).SecurePassword;

    private string Token()
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = FlowsScope }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_emulator.Address, "v2/oauth2/token"))
        {
            Content = form,
        };
        request.Headers.Authorization = new(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))
        );
        using var answer = http.Send(request);
        return (string)JsonNode.Parse(answer.EnsureSuccessStatusCode().Content.ReadAsStream())!["access_token"]!;
    }
}
