using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>What services demand of a user becomes a sign-in, or an error with the line that does it.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class StepUpTests : IDisposable
{
    private const string Dependency = "urn:globus:auth:scope:transfer.api.globus.org:all";
    private const string Timer = "https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer";
    private const string At = "-AuthUrl $emulator -FlowsUrl $emulator";
    private const string Reader = "-CodeReader { param($Url) $user.SignIn($Url) }";
    private const string Policy = "10ca1000-0000-4000-8000-00000000cafe";
    private const string Session =
        $$$"""{"code":"AuthorizationRequired","authorization_parameters":{"session_required_policies":["{{{Policy}}}"],"session_message":"Use two factors"}}""";

    private const string Asking = $$$$"""
        {"StartAt":"Ask","States":{"Ask":{"Type":"Action","ActionUrl":"https://actions.globus.org/hello_world",
        "ExceptionOnActionFailure":true,"Parameters":{"required_dependent_scope":"{{{{Dependency}}}}"},"End":true}}}
        """;

    private readonly EmulatedUser _user;
    private readonly Shell _shell = new();

    public StepUpTests(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _user = new EmulatedUser(emulator.Address);
        _user.AddPolicy(Policy);
        _shell.Set("emulator", emulator.Address);
        _shell.Set("user", _user);
        _shell.Run($"Connect-Globus {Reader} {At}").AssertSucceeded();
    }

    [Fact]
    public void A_session_that_a_service_demands_is_signed_in_for_and_the_request_goes_again()
    {
        _user.Answer("/flows", 403, Session);

        _shell.Run("Get-GlobusFlow -First 1").AssertSucceeded();

        Assert.Equal(2, _user.Pages.Count);
        Assert.Equal(
            (Policy, "Use two factors"),
            (_user.Asked["session_required_policies"], _user.Asked["session_message"])
        );
    }

    [Fact]
    public void A_start_that_demands_a_session_gets_new_tokens_for_flow_and_service_in_one_sign_in()
    {
        _shell
            .Run(
                $"$flow = Publish-GlobusFlow Strict -Definition '{FlowTexts.Pass}'; $flow | Start-GlobusFlowRun; "
                    + "$before = (Get-GlobusAccessToken).Token"
            )
            .AssertSucceeded();
        _user.Answer($"/flows/{_shell.Run("$flow.FlowId").Text}/run", 403, Session);

        _shell.Run("$flow | Start-GlobusFlowRun").AssertSucceeded();

        Assert.Equal(3, _user.Pages.Count);
        Assert.Contains("/all", _user.Asked["scope"], StringComparison.Ordinal);
        Assert.Contains("/flow_", _user.Asked["scope"], StringComparison.Ordinal);
        Assert.Equal(
            "False",
            _shell
                .Run(
                    "[System.Net.NetworkCredential]::new('', $before).Password -eq "
                        + "[System.Net.NetworkCredential]::new('', (Get-GlobusAccessToken).Token).Password"
                )
                .Text
        );
    }

    [Fact]
    public void The_first_timer_of_a_flow_asks_once_for_the_timer_scope_with_that_of_the_flow()
    {
        _shell.Run($"$flow = Publish-GlobusFlow Timed -Definition '{FlowTexts.Pass}'").AssertSucceeded();
        var pages = _user.Pages.Count;
        _shell.Run("$timer = $flow | New-GlobusTimer -Interval 1d -StartTime 2099-01-01").AssertSucceeded();
        Assert.Equal(pages + 1, _user.Pages.Count);
        Assert.Contains(
            $"{Timer}[{_shell.Run("$flow.GlobusAuthScope").Text}]",
            _user.Asked["scope"]!,
            StringComparison.Ordinal
        );

        _shell.Run($"$other = Publish-GlobusFlow Timed -Definition '{FlowTexts.Pass}'").AssertSucceeded();
        _shell.Run("$other | New-GlobusTimer -Interval 1d -StartTime 2099-01-01").AssertSucceeded();
        Assert.Equal(pages + 2, _user.Pages.Count);
        _shell.Run("$timer | Suspend-GlobusTimer; $timer | Resume-GlobusTimer").AssertSucceeded();
        Assert.Equal(pages + 2, _user.Pages.Count);
    }

    [Fact]
    public void The_policy_of_a_flow_is_met_by_the_sign_in_for_the_missing_consent()
    {
        _shell.Run("Get-GlobusTimer").AssertSucceeded();
        _shell
            .Run($"$flow = Publish-GlobusFlow Timed -Definition '{FlowTexts.Pass}' -AuthenticationPolicyId {Policy}")
            .AssertSucceeded();
        var pages = _user.Pages.Count;
        _shell.Run("$flow | New-GlobusTimer -Interval 1d -StartTime 2099-01-01").AssertSucceeded();
        Assert.Equal(pages + 1, _user.Pages.Count);
        Assert.Equal(Policy, _user.Asked["session_required_policies"]);
    }

    [Fact]
    public void What_was_signed_in_for_and_is_demanded_again_is_an_error()
    {
        _user.Answer("/flows", 403, Session);
        _user.Answer("/flows", 403, Session);

        var error = _shell
            .Run("Get-GlobusFlow -First 1")
            .AssertError("AuthorizationRequired", ErrorCategory.PermissionDenied);

        Assert.Equal(2, _user.Pages.Count);
        Assert.StartsWith(
            $"Connect-Globus -RequiredPolicy '{Policy}' -AuthUrl",
            error.ErrorDetails.RecommendedAction,
            StringComparison.Ordinal
        );
        _shell.Run($"{error.ErrorDetails.RecommendedAction} {Reader}").AssertSucceeded();
        Assert.Equal(Policy, _user.Asked["session_required_policies"]);
    }

    [Fact]
    public void A_run_that_misses_a_consent_says_which_line_gives_it_and_is_resumed_after_that()
    {
        var outcome = _shell
            .Run($"$run = Publish-GlobusFlow Asking -Definition '{Asking}' | Start-GlobusFlowRun -Wait; $run")
            .AssertSucceeded();
        Assert.Equal("INACTIVE", outcome.Property("Status"));
        var warning = Assert.Single(outcome.Warnings);
        var line = warning[
            warning.IndexOf("Connect-Globus", StringComparison.Ordinal)..warning.IndexOf(
                "; Resume-",
                StringComparison.Ordinal
            )
        ];
        Assert.Contains($"[{Dependency}]", line, StringComparison.Ordinal);

        _shell.Run($"{line} {Reader}").AssertSucceeded();
        var pages = _user.Pages.Count;

        Assert.Equal(
            "SUCCEEDED",
            _shell.Run("$run | Resume-GlobusRun; ($run | Wait-GlobusRun).Status").AssertSucceeded().Text
        );
        Assert.Equal(pages, _user.Pages.Count);
    }

    [Fact]
    public void Resuming_asks_for_just_what_is_missing()
    {
        _shell
            .Run(
                $"$run = Publish-GlobusFlow Asking -Definition '{Asking}' | Start-GlobusFlowRun -Wait "
                    + "-WarningAction Ignore"
            )
            .AssertSucceeded();
        var pages = _user.Pages.Count;

        Assert.Equal(
            "SUCCEEDED",
            _shell.Run("Resume-GlobusRun $run.RunId; ($run | Wait-GlobusRun).Status").AssertSucceeded().Text
        );
        Assert.Equal(pages + 1, _user.Pages.Count);
        Assert.Contains($"[{Dependency}", _user.Asked["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_consent_that_was_given_elsewhere_is_not_asked_for_again()
    {
        _shell
            .Run($"Connect-Globus {Reader} {At} -Scope 'urn:globus:auth:scope:auth.globus.org:view_consents'")
            .AssertSucceeded();
        _shell
            .Run(
                $"$run = Publish-GlobusFlow Asking -Definition '{Asking}' | Start-GlobusFlowRun -Wait "
                    + "-WarningAction Ignore"
            )
            .AssertSucceeded();
        _user.GetRefreshToken(_shell.Run("$run.Details.required_scope").AssertSucceeded().Text);
        var pages = _user.Pages.Count;

        Assert.Equal(
            "SUCCEEDED",
            _shell.Run("Resume-GlobusRun $run.RunId; ($run | Wait-GlobusRun).Status").AssertSucceeded().Text
        );
        Assert.Equal(pages, _user.Pages.Count);
    }

    [Fact]
    public void A_user_who_says_no_leaves_the_run_as_it_is()
    {
        _shell
            .Run(
                $"$run = Publish-GlobusFlow Asking -Definition '{Asking}' | Start-GlobusFlowRun -Wait "
                    + "-WarningAction Ignore"
            )
            .AssertSucceeded();
        _user.Decision = "deny";

        _shell.Run("Resume-GlobusRun $run.RunId").AssertError("CodeNotAccepted", ErrorCategory.AuthenticationError);
        Assert.Equal("INACTIVE", _shell.Run("(Get-GlobusRun $run.RunId).Status").AssertSucceeded().Text);
    }

    [Fact]
    public void A_service_account_widens_itself_never_and_is_given_the_line()
    {
        _shell
            .Run(
                $"Connect-Globus -Emulator {At}; $run = Publish-GlobusFlow Asking -Definition '{Asking}' | "
                    + "Start-GlobusFlowRun -Wait -WarningAction Ignore"
            )
            .AssertSucceeded();

        var error = _shell
            .Run("$run | Resume-GlobusRun")
            .AssertError("ConsentRequired", ErrorCategory.PermissionDenied);
        Assert.StartsWith(
            "Connect-Globus -Emulator -Scope '",
            error.ErrorDetails.RecommendedAction,
            StringComparison.Ordinal
        );
        Assert.Equal("INACTIVE", _shell.Run("(Get-GlobusRun $run.RunId).Status").AssertSucceeded().Text);

        Assert.Equal(
            "SUCCEEDED",
            _shell
                .Run($"{error.ErrorDetails.RecommendedAction}; $run | Resume-GlobusRun; ($run | Wait-GlobusRun).Status")
                .AssertSucceeded()
                .Text
        );
    }

    [Fact]
    public void What_was_settled_elsewhere_can_be_resumed_unasked()
    {
        _shell
            .Run(
                $"$run = Publish-GlobusFlow Asking -Definition '{Asking}' | Start-GlobusFlowRun -Wait "
                    + "-WarningAction Ignore"
            )
            .AssertSucceeded();
        var pages = _user.Pages.Count;

        _shell.Run("$run | Resume-GlobusRun -SkipInactiveReasonCheck").AssertSucceeded();
        Assert.Equal(pages, _user.Pages.Count);
    }

    [Fact]
    public void An_action_that_misses_a_consent_is_resumed_like_a_run()
    {
        _shell
            .Run(
                "$hello = [uri]::new($emulator, 'actions/hello_world'); $action = Invoke-GlobusAction $hello @{ "
                    + $"required_dependent_scope = '{Dependency}' }} -Wait -WarningAction Ignore"
            )
            .AssertSucceeded();
        Assert.Equal("INACTIVE", _shell.Run("$action.Status").Text);
        var pages = _user.Pages.Count;

        Assert.Equal(
            "SUCCEEDED",
            _shell.Run("$action | Resume-GlobusAction; ($action | Wait-GlobusAction).Status").AssertSucceeded().Text
        );
        Assert.Equal(pages + 1, _user.Pages.Count);
    }

    [Fact]
    public void A_consent_to_an_action_that_was_given_elsewhere_is_not_asked_for_again()
    {
        SomebodyNewStarts();
        _user.GetRefreshToken(_shell.Run("$action.Details.required_scope").AssertSucceeded().Text);
        var pages = _user.Pages.Count;

        Assert.Equal(
            "SUCCEEDED",
            _shell.Run("$action | Resume-GlobusAction; ($action | Wait-GlobusAction).Status").AssertSucceeded().Text
        );
        Assert.Equal(pages, _user.Pages.Count);
    }

    [Theory]
    [InlineData("$action | Resume-GlobusAction")]
    [InlineData("$run | Resume-GlobusRun")]
    public void Whoever_may_look_at_consents_and_has_not_given_one_is_asked_for_it(string resume)
    {
        SomebodyNewStarts();
        var pages = _user.Pages.Count;

        _shell.Run(resume).AssertSucceeded();

        Assert.Equal(pages + 1, _user.Pages.Count);
        Assert.Contains($"[{Dependency}", _user.Asked["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_that_demands_a_consent_to_the_scope_of_another_service_gets_none()
    {
        _shell
            .Run("$hello = [uri]::new($emulator, 'actions/hello_world'); Invoke-GlobusAction $hello")
            .AssertSucceeded();
        var pages = _user.Pages.Count;
        _user.Answer(
            "/actions/hello_world/run",
            403,
            $$"""{"code":"ConsentRequired","description":"Please","required_scope":"{{Dependency}}"}"""
        );

        var error = _shell
            .Run("Invoke-GlobusAction $hello")
            .AssertError("ScopeOwnerMismatch", ErrorCategory.SecurityError);

        Assert.Equal(pages, _user.Pages.Count);
        Assert.DoesNotContain("Connect-Globus", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_service_cannot_begin_a_command()
    {
        _user.Answer(
            "/flows",
            403,
            """{"code":"AuthorizationRequired","authorization_parameters":{"session_required_policies":["p'; Remove-Everything; ’'"]}}"""
        );
        using var unattended = new Shell();
        unattended.Set("context", _shell.Run("Get-GlobusContext").Output.Single());
        unattended.Set("emulator", _user.Address);
        var line = _shell
            .Run($"Connect-Globus -Emulator {At}; Get-GlobusFlow -First 1")
            .AssertError("AuthorizationRequired", ErrorCategory.PermissionDenied)
            .ErrorDetails.RecommendedAction;

        Assert.Contains("'p''; Remove-Everything; ’’'''", line, StringComparison.Ordinal);
    }

    // Consents to an action are consents to its provider, and remain. Those of other users do not affect a new user.
    private void SomebodyNewStarts()
    {
        _user.BecomeSomebodyNew();
        _shell
            .Run(
                $"Connect-Globus {Reader} {At} -ContextName new -Scope "
                    + "'urn:globus:auth:scope:auth.globus.org:view_consents'"
            )
            .AssertSucceeded();
        _shell
            .Run(
                "$action = Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world')) @{ "
                    + $"required_dependent_scope = '{Dependency}' }} -Wait -WarningAction Ignore"
            )
            .AssertSucceeded();
        _shell
            .Run(
                $"$run = Publish-GlobusFlow Asking -Definition '{Asking}' | Start-GlobusFlowRun -Wait "
                    + "-WarningAction Ignore"
            )
            .AssertSucceeded();
        Assert.Equal("INACTIVE INACTIVE", _shell.Run("\"$($action.Status) $($run.Status)\"").Text);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _user.Dispose();
    }
}
