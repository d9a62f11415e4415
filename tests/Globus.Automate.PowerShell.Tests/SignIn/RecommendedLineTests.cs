using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>
/// Every sign-in method, and every requirement that can be missing: the recommended line satisfies it, and keeps the
/// others.
/// </summary>
public sealed class RecommendedLineTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    private const string Policy = "10ca1000-0000-4000-8000-00000000cafe";
    private const string List = "Get-GlobusFlow -First 1 @context";
    private const string Asking = $$$$"""
        {"StartAt":"Ask","States":{"Ask":{"Type":"Action","ActionUrl":"https://actions.globus.org/hello_world",
        "ExceptionOnActionFailure":true,"Parameters":{"required_dependent_scope":"{{{{LineScene.Transfer}}}}"},"End":true}}}
        """;

    /// <summary>The sign-in methods, and which of their tokens can be missing.</summary>
    public static TheoryData<string, string> MissingScopes =>
        new()
        {
            { "pasted", "flow" },
            { "pasted", "timer" },
            { "pasted", "provider" },
            { "token", "flows" },
            { "token", "flow" },
            { "token", "timer" },
            { "token", "provider" },
            { "refresh", "flows" },
            { "refresh", "flow" },
            { "refresh", "timer" },
            { "refresh", "provider" },
            { "authorizer", "flows" },
            { "authorizer", "flow" },
            { "authorizer", "timer" },
            { "authorizer", "provider" },
        };

    /// <summary>The sign-in methods, and what a service may demand.</summary>
    public static TheoryData<string, string> Demands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var method in new[] { "pasted", "token", "refresh", "authorizer", "credential", "emulator" })
            {
                foreach (var demand in new[] { "consent", "policy", "mfa", "identity", "domain" })
                {
                    data.Add(method, demand);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(MissingScopes))]
    public void A_missing_scope(string method, string kind)
    {
        using var scene = new LineScene(emulator.Address, FlowTexts.Pass);
        (string Scope, string Command)[] all =
        [
            (LineScene.FlowsAll, List),
            (scene.FlowScope, $"Start-GlobusFlowRun {scene.FlowId} @context"),
            (LineScene.Hello, "Invoke-GlobusAction $hello @{ echo_string = 'x' } @context"),
            (scene.TimerScope, $"New-GlobusTimer {scene.FlowId} -At 2099-01-01 @context"),
        ];
        var (missing, command) = all[
            kind switch
            {
                "flows" => 0,
                "flow" => 1,
                "timer" => 3,
                _ => 2,
            }
        ];
        scene.Connect(method, [.. all.Select(one => one.Scope).Where(scope => scope != missing)]);

        var error = scene.Run(command).AssertError("ConsentRequired", ErrorCategory.PermissionDenied);
        scene.Paste(error);

        foreach (var one in all)
        {
            scene.Run(one.Command).AssertSucceeded();
        }

        scene.Run(command).AssertSucceeded();
    }

    [Theory]
    [MemberData(nameof(Demands))]
    public void A_demand_of_a_service(string method, string demand)
    {
        using var scene = new LineScene(emulator.Address, FlowTexts.Pass);
        if (demand == "consent")
        {
            scene.User.BecomeSomebodyNew();
        }

        scene.User.AddPolicy(Policy);
        var dependency = $"urn:globus:auth:scope:{(method == "emulator" ? "groups" : "search")}.api.globus.org:all";
        scene.Connect(method, LineScene.FlowsAll, scene.FlowScope, LineScene.Hello);
        scene.User.Require(
            "{\"path\": \"/flows\", \"method\": \"GET\", "
                + demand switch
                {
                    "consent" => $"\"required_scopes\": [\"{LineScene.FlowsAll}[{dependency}]\"]}}",
                    "policy" => $"\"session_required_policies\": [\"{Policy}\"]}}",
                    "mfa" => "\"session_required_mfa\": true}",
                    "identity" => "\"session_required_identities\": [\"alice@lab.example\"]}",
                    _ => "\"session_required_single_domain\": [\"lab.example\"]}",
                }
        );

        var error = scene
            .Run(List)
            .AssertError(
                demand == "consent" ? "ConsentRequired" : "AuthorizationRequired",
                ErrorCategory.PermissionDenied
            );
        if (demand is "identity" or "domain")
        {
            scene.User.Username = "alice@lab.example";
        }

        scene.Paste(error);

        scene.Run(List).AssertSucceeded();
        scene.Run($"Start-GlobusFlowRun {scene.FlowId} @context").AssertSucceeded();
        scene.Run("Invoke-GlobusAction $hello @{ echo_string = 'x' } @context").AssertSucceeded();
    }

    [Theory]
    [InlineData("pasted")]
    [InlineData("reader")]
    [InlineData("token")]
    [InlineData("refresh")]
    [InlineData("authorizer")]
    [InlineData("credential")]
    [InlineData("emulator")]
    public void A_run_that_waits_for_a_consent(string method)
    {
        using var scene = new LineScene(emulator.Address, Asking);
        scene.User.BecomeSomebodyNew();
        scene.Connect(method, LineScene.FlowsAll, scene.FlowScope);
        var waited = scene.Run($"($global:run = Start-GlobusFlowRun {scene.FlowId} -Wait @context)").AssertSucceeded();
        Assert.Equal("INACTIVE", waited.Property("Status"));

        var warning = Assert.Single(waited.Warnings);
        scene.PasteLine(
            warning[
                warning.IndexOf("Connect-Globus", StringComparison.Ordinal)..warning.IndexOf(
                    "; Resume-",
                    StringComparison.Ordinal
                )
            ]
        );

        Assert.Equal(
            "SUCCEEDED",
            scene
                .Run("Resume-GlobusRun $run.RunId @context; ($run | Wait-GlobusRun @context).Status")
                .AssertSucceeded()
                .Text
        );
    }

    [Theory]
    [InlineData("pasted")]
    [InlineData("token")]
    [InlineData("refresh")]
    [InlineData("authorizer")]
    public void A_run_that_waits_for_a_session(string method)
    {
        using var scene = new LineScene(emulator.Address, Asking);
        scene.User.Require(
            "{\"provider\": \"https://actions.globus.org/hello_world\", \"session_required_single_domain\": "
                + "[\"lab.example\"]}"
        );
        scene.User.GetAccessToken($"{scene.FlowScope}[{LineScene.Hello}[{LineScene.Transfer}]]");
        scene.Connect(method, LineScene.FlowsAll, scene.FlowScope);
        var waited = scene.Run($"($global:run = Start-GlobusFlowRun {scene.FlowId} -Wait @context)").AssertSucceeded();
        Assert.Equal("INACTIVE", waited.Property("Status"));

        var warning = Assert.Single(waited.Warnings);
        scene.User.Username = "alice@lab.example";
        scene.PasteLine(
            warning[
                warning.IndexOf("Connect-Globus", StringComparison.Ordinal)..warning.IndexOf(
                    "; Resume-",
                    StringComparison.Ordinal
                )
            ]
        );

        Assert.Equal(
            "SUCCEEDED",
            scene
                .Run("Resume-GlobusRun $run.RunId @context; ($run | Wait-GlobusRun @context).Status")
                .AssertSucceeded()
                .Text
        );
    }

    [Theory]
    [InlineData("view_flows", "Publish-GlobusFlow More -Definition $definition @context")]
    [InlineData("run_status", "Get-GlobusFlow -First 1 @context")]
    public void A_token_of_the_service_with_too_narrow_a_scope(string name, string command)
    {
        using var scene = new LineScene(emulator.Address, FlowTexts.Pass);
        scene.Connect(
            "token",
            LineScene.FlowsAll.Replace("/all", "/" + name, StringComparison.Ordinal),
            scene.FlowScope
        );
        scene.Run($"$global:definition = '{FlowTexts.Pass}'").AssertSucceeded();

        var error = scene.Run(command).AssertError("MissingScope", ErrorCategory.PermissionDenied);
        var words = error.Exception.Message.Split(' ');
        var scope = words.First(word => word.StartsWith("https:", StringComparison.Ordinal));
        Assert.Contains($"-Scope '{scope}'", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        scene.Paste(error);

        scene.Run(command).AssertSucceeded();
        scene.Run($"Start-GlobusFlowRun {scene.FlowId} @context").AssertSucceeded();
    }

    [Fact]
    public void Tokens_are_added_to_the_context_that_others_hold()
    {
        using var scene = new LineScene(emulator.Address, FlowTexts.Pass);
        scene.Connect("token", scene.FlowScope);
        scene.Run("$global:held = Get-GlobusContext 'my context'").AssertSucceeded();

        scene.Paste(scene.Run(List).AssertError("ConsentRequired", ErrorCategory.PermissionDenied));

        scene.Run("Get-GlobusFlow -First 1 -Context $held").AssertSucceeded();
    }

    [Fact]
    public void A_wrong_secret_keeps_the_context_name_and_the_addresses()
    {
        using var scene = new LineScene(emulator.Address, FlowTexts.Pass);
        const string connect =
            "Connect-Globus -Credential ([pscredential]::new($credential.UserName, (Secure wrong))) -AuthUrl $emulator "
            + "-FlowsUrl $emulator -ContextName 'my context'";

        scene.Paste(scene.Run(connect).AssertError("AuthenticationFailed", ErrorCategory.AuthenticationError));

        scene.Run(List).AssertSucceeded();
    }

    [Fact]
    public void Tokens_are_not_added_to_a_service_account()
    {
        using var scene = new LineScene(emulator.Address, FlowTexts.Pass);
        scene.Connect("credential");

        scene
            .Run(
                "Connect-Globus -AccessToken (Secure x) -Append -AuthUrl $emulator -FlowsUrl $emulator -ContextName "
                    + "'my context'"
            )
            .AssertError("InvalidArgument", ErrorCategory.InvalidArgument);
    }
}
