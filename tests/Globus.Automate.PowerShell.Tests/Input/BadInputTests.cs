using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

[Collection(nameof(SharedEmulator))]
public sealed class BadInputTests(EmulatorFixture emulator) : IDisposable
{
    private readonly Shell _shell = Shell.Connected(emulator);

    [Fact]
    public void A_definition_file_that_is_not_there()
    {
        var error = _shell
            .Run("Publish-GlobusFlow Missing ./no-such-file.json")
            .AssertError("FileNotFound", ErrorCategory.ObjectNotFound);
        Assert.EndsWith("no-such-file.json", (string)error.TargetObject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_file_that_is_a_folder()
    {
        using var folder = new TemporaryFolder();
        var error = _shell
            .Run($"Publish-GlobusFlow Folder '{folder.Path}'")
            .AssertError("FileNotReadable", ErrorCategory.ReadError);
        Assert.Equal($"'{folder.Path}' is a folder, not a file.", error.Exception.Message);
    }

    [Fact]
    public void A_definition_file_that_is_not_JSON_is_an_error_that_names_the_place()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("broken.json", "{\n  \"StartAt\": oops\n}");
        var error = _shell
            .Run($"Publish-GlobusFlow Broken '{file}'")
            .AssertError("InvalidJson", ErrorCategory.ParserError);
        Assert.EndsWith(
            "line 2, column 14: A string requires double quotation marks. Only true, false and null have none.",
            error.Exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_reason_of_invalid_JSON_does_not_contain_its_text()
    {
        var error = _shell
            .Run("Start-GlobusFlowRun ([guid]::NewGuid()) -Body '{ \"key\": trc4n4ry }'")
            .AssertError("InvalidJson", ErrorCategory.ParserError);
        Assert.Contains("requires double quotation marks", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-GlobusFlow", "title ASC")]
    [InlineData("Get-GlobusRun", "start_time DESC")]
    public void An_order_that_is_not_valid(string command, string example)
    {
        var error = _shell
            .Run($"{command} -OrderBy 'a b c'")
            .AssertError("InvalidOrder", ErrorCategory.InvalidArgument);
        Assert.Equal($"Specify strings such as '{example}'.", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_YAML_file_that_is_not_YAML_is_an_error_that_names_the_place()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("broken.yaml", "StartAt: [unclosed\nStates: {}\n");
        var error = _shell
            .Run($"Publish-GlobusFlow Broken '{file}'")
            .AssertError("InvalidYaml", ErrorCategory.ParserError);
        Assert.Contains("line ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'[1, 2]'")]
    [InlineData("@(1, 2)")]
    [InlineData("'\"text\"'")]
    [InlineData("42")]
    public void A_definition_that_is_not_an_object(string definition) =>
        _shell
            .Run($"Publish-GlobusFlow Wrong -Definition {definition}")
            .AssertError("DocumentNotAnObject", ErrorCategory.InvalidData);

    [Theory]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Task","End":true}}}""", "$.definition.States.A")]
    [InlineData("""{"StartAt":"Nowhere","States":{"A":{"Type":"Pass","End":true}}}""", "Nowhere")]
    public void A_definition_that_the_service_refuses_is_one_error_that_names_the_place(string definition, string place)
    {
        var error = _shell
            .Run($"Publish-GlobusFlow Refused -Definition '{definition}'")
            .AssertError("InvalidFlowDefinition", ErrorCategory.InvalidData);
        Assert.Contains(place, error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal("False", _shell.Run("(Get-GlobusFlow).Title -contains 'Refused'").AssertSucceeded().Text);
    }

    [Fact]
    public void An_input_that_does_not_match_the_schema_starts_nothing()
    {
        _shell
            .Run(
                $"$flow = Publish-GlobusFlow Strict -Definition '{FlowTexts.Hello}' -InputSchema "
                    + $"'{FlowTexts.NamedSchema}'"
            )
            .AssertSucceeded();
        var error = _shell
            .Run("$flow | Start-GlobusFlowRun -Body @{ name = 5 }")
            .AssertError("InvalidFlowInput", ErrorCategory.InvalidData);
        Assert.Contains("$.name", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Run("$flow | Get-GlobusRun").AssertSucceeded().Output);
    }

    [Theory]
    [InlineData("Get-GlobusFlow $id", "FlowNotFound")]
    [InlineData("Start-GlobusFlowRun $id", "FlowNotFound")]
    [InlineData("Get-GlobusRun $id", "RunNotFound")]
    [InlineData("Wait-GlobusRun $id", "RunNotFound")]
    [InlineData("Get-GlobusRunLog $id", "RunNotFound")]
    public void An_unknown_id(string script, string errorId)
    {
        var id = Guid.NewGuid();
        _shell.Set("id", id);
        var error = _shell.Run(script).AssertError(errorId, ErrorCategory.ObjectNotFound);
        Assert.Equal(id.ToString(), error.TargetObject.ToString());
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void One_bad_item_does_not_stop_the_others()
    {
        var outcome = _shell.Run(
            $"$flow = Publish-GlobusFlow Pass -Definition '{FlowTexts.Pass}'; \"$([guid]::NewGuid())\", "
                + "\"$($flow.FlowId)\" | Get-GlobusFlow"
        );
        outcome.AssertError("FlowNotFound", ErrorCategory.ObjectNotFound);
        Assert.Single(outcome.Output);
    }

    [Fact]
    public void A_wrong_secret_is_one_error_that_shows_no_secret()
    {
        _shell.Set(
            "credential",
            new PSCredential(
                "10ca1000-0000-4000-8000-000000000001",
                new NetworkCredential("", "canary-secret").SecurePassword
            )
        );
        var outcome = _shell.Run(
            "Connect-Globus -Credential $credential -AuthUrl $emulator -FlowsUrl $emulator -Verbose -Debug"
        );
        var error = outcome.AssertError("AuthenticationFailed", ErrorCategory.AuthenticationError);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain(
            "canary",
            string.Join("\n", outcome.Verbose.Concat(outcome.Debug).Append(error.Exception.ToString())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_emulator_at_the_address()
    {
        using var shell = new Shell();
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        shell.Set("nobody", address);
        var error = shell
            .Run("Connect-Globus -Emulator -AuthUrl $nobody -FlowsUrl $nobody -MaximumRetryCount 0")
            .AssertError("EmulatorNotRunning", ErrorCategory.ConnectionError);
        Assert.Equal($"Start-GlobusEmulator -Port {address.Port}", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_port_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var error = _shell
            .Run($"Start-GlobusEmulator -Port {((IPEndPoint)taken.LocalEndpoint).Port}")
            .AssertError("EmulatorPortInUse", ErrorCategory.ResourceBusy);
        Assert.Contains("-Port 0", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_that_cannot_be_used_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("broken.json", "{");
        var error = _shell
            .Run($"Start-GlobusEmulator -Port 0 -SeedPath '{folder.Path}'")
            .AssertError("EmulatorSeedInvalid", ErrorCategory.InvalidData);
        Assert.Contains(file, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_that_cannot_be_used_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "in the way");
        var error = _shell
            .Run($"Start-GlobusEmulator -Port 0 -DataPath '{file}'")
            .AssertError("EmulatorDataUnusable", ErrorCategory.OpenError);
        Assert.Contains(file, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_runspace_that_is_not_connected_is_one_error_however_many_items_come()
    {
        using var shell = new Shell();
        shell
            .Run("1..3 | ForEach-Object { [pscustomobject]@{ RunId = [guid]::NewGuid() } } | Get-GlobusRun")
            .AssertError("NotConnected", ErrorCategory.ConnectionError);
    }

    [Theory]
    [InlineData("@{ a = [System.Threading.Thread]::CurrentThread }", "$.a")]
    [InlineData("@{ a = @(1, (ConvertTo-SecureString x -AsPlainText -Force)) }", "$.a[1]")]
    [InlineData("$($loop = @{}; $loop.self = $loop; $loop)", "$.self")]
    public void A_value_that_JSON_cannot_hold_is_an_error_that_names_its_path(string body, string path)
    {
        var script = body.Replace(
            "(ConvertTo-SecureString x -AsPlainText -Force)",
            "([System.Security.SecureString]::new())",
            StringComparison.Ordinal
        );
        var error = _shell.Run($"Start-GlobusFlowRun ([guid]::NewGuid()) -Body ({script})").Errors.Single();
        Assert.StartsWith("UnsupportedValue,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(path, error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
