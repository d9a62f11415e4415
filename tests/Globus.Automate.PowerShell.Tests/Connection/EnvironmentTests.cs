using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Connection;

/// <summary>Environment variables belong to the process: nothing else runs beside these tests.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string[] Variables =
    [
        "GLOBUS_CLIENT_ID",
        "GLOBUS_CLIENT_SECRET",
        "GLOBUS_SDK_ENVIRONMENT",
        "GLOBUS_SDK_SERVICE_URL_AUTH",
        "GLOBUS_SDK_SERVICE_URL_FLOWS",
        "GLOBUS_SDK_HTTP_TIMEOUT",
        "GLOBUS_SDK_VERIFY_SSL",
    ];

    private readonly EnvironmentScope _environment = new(Variables);
    private readonly Shell _shell = new();
    private EmulatedUser? _user;

    public EnvironmentTests() => _environment.Clear();

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\t \n")]
    public void A_client_in_the_environment_signs_in_by_itself(string end)
    {
        var address = _shell.Run("$started = Start-GlobusEmulator -Port 0; $started.Address").AssertSucceeded().Text;
        Environment.SetEnvironmentVariable("GLOBUS_CLIENT_ID", "10ca1000-0000-4000-8000-000000000001" + end);
        Environment.SetEnvironmentVariable("GLOBUS_CLIENT_SECRET", end + "globus-emulator-development-secret" + end);
        Environment.SetEnvironmentVariable("GLOBUS_SDK_SERVICE_URL_AUTH", address);
        Environment.SetEnvironmentVariable("GLOBUS_SDK_SERVICE_URL_FLOWS", address);
        Assert.Equal(
            "Pass",
            _shell.Run($"(Publish-GlobusFlow Pass -Definition '{FlowTexts.Pass}').Title").AssertSucceeded().Text
        );
        Assert.Equal(address, _shell.Run("(Get-GlobusContext).FlowsAddress").AssertSucceeded().Text);
    }

    [Theory]
    [InlineData("GLOBUS_CLIENT_ID", "only-half", "GLOBUS_CLIENT_SECRET")]
    [InlineData("GLOBUS_SDK_ENVIRONMENT", "moon", "moon")]
    [InlineData("GLOBUS_SDK_SERVICE_URL_FLOWS", "nowhere", "nowhere")]
    [InlineData("GLOBUS_SDK_HTTP_TIMEOUT", "soon", "soon")]
    [InlineData("GLOBUS_SDK_VERIFY_SSL", "/nowhere/bundle.pem", "/nowhere/bundle.pem")]
    [InlineData("GLOBUS_SDK_VERIFY_SSL", "maybe", "maybe")]
    [InlineData("GLOBUS_CLIENT_SECRET", "\r\n", "GLOBUS_CLIENT_SECRET")]
    public void A_variable_that_means_nothing_is_an_error_that_names_it(string variable, string value, string named)
    {
        if (variable == "GLOBUS_CLIENT_SECRET")
        {
            Environment.SetEnvironmentVariable("GLOBUS_CLIENT_ID", "id");
        }
        else if (variable != "GLOBUS_CLIENT_ID")
        {
            Environment.SetEnvironmentVariable("GLOBUS_CLIENT_ID", "id");
            Environment.SetEnvironmentVariable("GLOBUS_CLIENT_SECRET", "secret");
        }

        Environment.SetEnvironmentVariable(variable, value);
        var error = _shell
            .Run("Get-GlobusFlow")
            .AssertError("InvalidEnvironmentVariable", ErrorCategory.InvalidArgument);
        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_certificates_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        _shell.StartEmulator();
        Environment.SetEnvironmentVariable("GLOBUS_SDK_VERIFY_SSL", folder.Write("bundle.pem", "no certificate"));

        var error = _shell
            .Run("Connect-Globus -Emulator")
            .AssertError("InvalidEnvironmentVariable", ErrorCategory.InvalidArgument);

        Assert.Contains("bundle.pem", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("PEM", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "\"required_scopes\": "
            + "[\"https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/"
            + "all[urn:globus:auth:scope:transfer.api.globus.org:all]\"]"
    )]
    [InlineData("\"session_required_mfa\": true")]
    public void The_line_for_a_client_of_the_environment_can_be_pasted(string requirement)
    {
        var host = new UserHost(SignIn);
        using var shell = new Shell(host);
        var address = _shell.StartEmulator();
        _user = new EmulatedUser(address);
        Environment.SetEnvironmentVariable("GLOBUS_CLIENT_ID", "10ca1000-0000-4000-8000-000000000001");
        Environment.SetEnvironmentVariable("GLOBUS_CLIENT_SECRET", "globus-emulator-development-secret");
        Environment.SetEnvironmentVariable("GLOBUS_SDK_SERVICE_URL_AUTH", address.AbsoluteUri);
        Environment.SetEnvironmentVariable("GLOBUS_SDK_SERVICE_URL_FLOWS", address.AbsoluteUri);
        shell
            .Run(
                "function global:Get-Credential { [pscredential]::new($env:GLOBUS_CLIENT_ID, "
                    + "[System.Net.NetworkCredential]::new('', $env:GLOBUS_CLIENT_SECRET).SecurePassword) }"
            )
            .AssertSucceeded();
        _user.Require($"{{\"path\": \"/flows\", {requirement}}}");

        var line = Assert.Single(shell.Run("Get-GlobusFlow").Errors).ErrorDetails.RecommendedAction;
        shell
            .Run(
                !line.Contains("-Credential", StringComparison.Ordinal)
                    ? line.Replace("Connect-Globus", "Connect-Globus -NoBrowser", StringComparison.Ordinal)
                    : line
            )
            .AssertSucceeded();

        shell.Run("Get-GlobusFlow").AssertSucceeded();
    }

    public void Dispose()
    {
        _user?.Dispose();
        _environment.Dispose();

        _shell.Run("if ($started) { Stop-GlobusEmulator -Port $started.Port }");
        _shell.Dispose();
    }

    private string SignIn(string screen) =>
        _user!.SignIn(
            new Uri(screen.Split('\n').Last(line => line.StartsWith("http", StringComparison.Ordinal)).Trim())
        );
}
