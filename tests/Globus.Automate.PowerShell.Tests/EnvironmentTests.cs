using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests;

/// <summary>Environment variables belong to the process: nothing else runs beside these tests.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string[] Variables =
        ["GLOBUS_CLIENT_ID", "GLOBUS_CLIENT_SECRET", "GLOBUS_SDK_ENVIRONMENT", "GLOBUS_SDK_SERVICE_URL_AUTH", "GLOBUS_SDK_SERVICE_URL_FLOWS", "GLOBUS_SDK_HTTP_TIMEOUT"];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);
    private readonly Shell _shell = new();

    public EnvironmentTests() => Array.ForEach(Variables, name => Environment.SetEnvironmentVariable(name, null));

    [Fact]
    public void A_client_in_the_environment_signs_in_by_itself()
    {
        var address = _shell.Run("$started = Start-GlobusEmulator -Port 0; $started.Address").AssertSucceeded().Text;
        Environment.SetEnvironmentVariable("GLOBUS_CLIENT_ID", "10ca1000-0000-4000-8000-000000000001");
        Environment.SetEnvironmentVariable("GLOBUS_CLIENT_SECRET", "globus-emulator-development-secret");
        Environment.SetEnvironmentVariable("GLOBUS_SDK_SERVICE_URL_AUTH", address);
        Environment.SetEnvironmentVariable("GLOBUS_SDK_SERVICE_URL_FLOWS", address);
        Assert.Equal("Pass", _shell.Run($"(Publish-GlobusFlow Pass -Definition '{FlowTexts.Pass}').Title").AssertSucceeded().Text);
        Assert.Equal(address, _shell.Run("(Get-GlobusContext).FlowsAddress").AssertSucceeded().Text);
    }

    [Theory]
    [InlineData("GLOBUS_CLIENT_ID", "only-half", "GLOBUS_CLIENT_SECRET")]
    [InlineData("GLOBUS_SDK_ENVIRONMENT", "moon", "moon")]
    [InlineData("GLOBUS_SDK_SERVICE_URL_FLOWS", "nowhere", "nowhere")]
    [InlineData("GLOBUS_SDK_HTTP_TIMEOUT", "soon", "soon")]
    public void A_variable_that_means_nothing_is_an_error_that_names_it(string variable, string value, string named)
    {
        if (variable != "GLOBUS_CLIENT_ID")
        {
            Environment.SetEnvironmentVariable("GLOBUS_CLIENT_ID", "id");
            Environment.SetEnvironmentVariable("GLOBUS_CLIENT_SECRET", "secret");
        }

        Environment.SetEnvironmentVariable(variable, value);
        var error = _shell.Run("Get-GlobusFlow").AssertError("InvalidEnvironmentVariable", ErrorCategory.InvalidArgument);
        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _shell.Run("if ($started) { Stop-GlobusEmulator -Port $started.Port }");
        _shell.Dispose();
    }
}
