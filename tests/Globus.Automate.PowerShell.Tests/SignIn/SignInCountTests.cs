using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>
/// How often a user has to sign in for a flow of high assurance, whose policy demands an identity of the lab.
/// </summary>
public sealed class SignInCountTests : IClassFixture<EmulatorFixture>, IDisposable
{
    private const string Policy = "10ca1000-0000-4000-8000-00000000beef";
    private const string Connect =
        "Connect-Globus -CodeReader { param($Url) $user.SignIn($Url) } -AuthUrl $emulator -FlowsUrl $emulator";

    private readonly EmulatedUser _user;
    private readonly Shell _shell = new();

    public SignInCountTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _user = new EmulatedUser(emulator.Address);
        _user.AddPolicy(Policy);
        _shell.Set("emulator", emulator.Address);
        _shell.Set("user", _user);
        _shell
            .Run(
                $"{Connect} -ContextName maker -RequiredPolicy {Policy}; $flow = Publish-GlobusFlow Strict "
                    + $"-Definition '{FlowTexts.Pass}' -AuthenticationPolicyId {Policy}; Disconnect-Globus"
            )
            .AssertSucceeded();
        _user.Pages.Clear();
    }

    [Theory]
    [InlineData("-Flow $flow", "$flow | Start-GlobusFlowRun", 1)]
    [InlineData("-Flow $flow", "Start-GlobusFlowRun $flow.FlowId", 1)]
    [InlineData("-Flow $flow", "Start-GlobusFlowRun $flow.FlowId -DryRun; $flow | Start-GlobusFlowRun", 1)]
    [InlineData("-Flow $flow.FlowId", "Start-GlobusFlowRun $flow.FlowId", 2)]
    [InlineData("-Flow $flow.FlowId", "$flow | Start-GlobusFlowRun", 2)]
    [InlineData("", "Start-GlobusFlowRun $flow.FlowId", 2)]
    [InlineData("", "$flow | Start-GlobusFlowRun", 2)]
    [InlineData("", "Start-GlobusFlowRun $flow.FlowId -DryRun", 2)]
    [InlineData("-Flow $flow", "$flow | Start-GlobusFlowRun -Wait", 1)]
    [InlineData("", "Get-GlobusFlow $flow.FlowId | Start-GlobusFlowRun -Wait", 3)]
    public void A_flow_of_high_assurance(string flow, string start, int signIns)
    {
        _shell.Run($"{Connect} {flow}; {start}").AssertSucceeded();

        Assert.Equal(signIns, _user.Pages.Count);
    }

    [Theory]
    [InlineData("Start-GlobusFlowRun $flow.FlowId -Context $context")]
    [InlineData("$flow | Start-GlobusFlowRun -Context $context")]
    public void Where_nobody_can_be_asked_the_line_has_scope_and_policy(string start)
    {
        var host = new UserHost(screen =>
            _user.SignIn(
                new Uri(screen.Split('\n').Last(line => line.StartsWith("http", StringComparison.Ordinal)).Trim())
            )
        );
        using var attended = new Shell(host);
        attended.Set("emulator", _user.Address);
        using var unattended = new Shell();
        unattended.Set(
            "context",
            attended
                .Run("Connect-Globus -NoBrowser -AuthUrl $emulator -FlowsUrl $emulator -PassThru")
                .AssertSucceeded()
                .Output.Single()
        );
        unattended.Set("flow", _shell.Run("$flow").Output.Single());

        var error = Assert.Single(unattended.Run(start).Errors);
        Assert.Matches("-Scope '.*/flow_.*_user' -RequiredPolicy '" + Policy, error.ErrorDetails.RecommendedAction);
        attended.Run(error.ErrorDetails.RecommendedAction).AssertSucceeded();
        _user.Pages.Clear();

        unattended.Run(start).AssertSucceeded();
        Assert.Empty(_user.Pages);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _user.Dispose();
    }
}
