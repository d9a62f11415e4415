using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Commands;

[Collection(nameof(SharedEmulator))]
public sealed class ValidationTests(EmulatorFixture emulator) : IDisposable
{
    private const string Wrong = """
        {
          "StartAt": "First",
          "States": {
            "First": {"Type": "Pass", "Next": "Secnd"},
            "Second": {"Type": "Pass", "End": true}
          }
        }
        """;

    private const string Doubtful = """
        StartAt: List
        States:
          List:
            Type: Action
            ActionUrl: https://actions.globus.org/transfer/ls
            Parameters: { path: $.path }
            End: true
        """;

    private const string TwoActions = """
        {"StartAt":"First","States":{
        "First":{"Type":"Action","ActionUrl":"https://p.example/","Parameters":{},"ResultPath":"$.a","Next":"Second"},
        "Second":{"Type":"Action","ActionUrl":"https://p.example/","Parameters":{},"End":true}}}
        """;

    private readonly Shell _shell = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_right_definition_is_true_without_a_connection() =>
        Assert.Equal(
            true,
            Assert
                .Single(_shell.Run($"Test-GlobusFlow -Definition '{FlowTexts.Pass}'").AssertSucceeded().Output)
                .BaseObject
        );

    [Fact]
    public void A_wrong_definition_is_false_with_an_error_for_each_mistake_and_its_line()
    {
        var file = _folder.Write("wrong.json", Wrong);
        var outcome = _shell.Run($"Test-GlobusFlow '{file}'");
        Assert.Equal(false, Assert.Single(outcome.Output).BaseObject);
        Assert.Equal(
            [
                $"UndefinedTarget at $.States.First.Next ({file}:4:31): State 'Secnd' is not defined. "
                    + "Did you mean 'Second'? One state is unreachable as a result.",
            ],
            outcome.Errors.Select(error => error.ToString())
        );
        Assert.All(outcome.Errors, error =>
            Assert.Equal("InvalidFlowDefinition", error.FullyQualifiedErrorId.Split(',')[0])
        );
    }

    [Fact]
    public void What_the_service_takes_is_true_with_warnings_and_lines_of_YAML()
    {
        var file = _folder.Write("doubtful.yaml", Doubtful);
        var outcome = _shell.Run($"Test-GlobusFlow '{file}'").AssertSucceeded();
        Assert.Equal(true, Assert.Single(outcome.Output).BaseObject);
        Assert.Equal(
            ["RetiredProvider at $.States.List.ActionUrl", "LiteralPath at $.States.List.Parameters.path"],
            outcome.Warnings.Select(warning => warning.Split(" (")[0])
        );
        Assert.Contains($"({file}:6:19)", outcome.Warnings[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "MissingExceptionOnActionFailure at $.States.List",
            Assert.Single(outcome.Information),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Detailed_gives_objects_and_no_errors_for_all_files_of_the_pipeline()
    {
        _folder.Write("1.json", Wrong);
        _folder.Write("2.yaml", Doubtful);
        _folder.Write("3.json", "{\n  \"StartAt\": oops }");
        _folder.Write("4.json", FlowTexts.Pass);
        var outcome = _shell
            .Run(
                $"1..4 | ForEach-Object {{ [IO.Directory]::GetFiles('{_folder.Path}', ('{{0}}.*' -f $_)) }} | "
                    + "ForEach-Object { [IO.FileInfo] $_ } | Test-GlobusFlow -Detailed | ForEach-Object { '{0} {1} "
                    + "{2}:{3}:{4}' -f $_.Severity, $_.RuleId, ([IO.Path]::GetFileName($_.File)), $_.Line, "
                    + "$_.Column }"
            )
            .AssertSucceeded();
        Assert.Empty(outcome.Warnings);
        Assert.Equal(
            [
                "Error UndefinedTarget 1.json:4:31",
                "Information MissingExceptionOnActionFailure 2.yaml:3:3",
                "Warning RetiredProvider 2.yaml:5:5",
                "Warning LiteralPath 2.yaml:6:19",
                "Error InvalidJson 3.json:2:14",
            ],
            outcome.Output.Select(line => line.ToString())
        );
    }

    [Fact]
    public void A_text_that_cannot_be_read_is_false_and_the_next_file_is_still_checked()
    {
        _folder.Write("1.json", "oops");
        _folder.Write("2.yaml", "a: [");
        _folder.Write("3.json", "[]");
        _folder.Write("4.json", FlowTexts.Pass);
        var outcome = _shell.Run(
            $"1..4 | ForEach-Object {{ [IO.Directory]::GetFiles('{_folder.Path}', ('{{0}}.*' -f $_)) }} | "
                + "ForEach-Object { [IO.FileInfo] $_ } | Test-GlobusFlow"
        );
        Assert.Equal([false, false, false, true], outcome.Output.Select(result => result.BaseObject));
        Assert.Equal(
            ["InvalidJson", "InvalidYaml", "DocumentNotAnObject"],
            outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])
        );
    }

    [Fact]
    public void Detailed_tells_which_document_cannot_be_read()
    {
        var outcome = _shell
            .Run($"Test-GlobusFlow -Definition '{FlowTexts.Pass}' -InputSchema '{{' -Detailed")
            .AssertSucceeded();
        Assert.Equal(
            "InputSchema InvalidJson 1",
            $"{outcome.Property("Document")} {outcome.Property("RuleId")} {outcome.Property("Line")}"
        );
    }

    [Theory]
    [InlineData("Test-GlobusFlow", "DefinitionMissing", ErrorCategory.InvalidArgument)]
    [InlineData(
        "Test-GlobusFlow -Definition @{} -DefinitionPath x.json",
        "ParameterConflict",
        ErrorCategory.InvalidArgument
    )]
    [InlineData("Test-GlobusFlow -Definition $flow -Body @{}", "InputSchemaMissing", ErrorCategory.InvalidArgument)]
    [InlineData("Test-GlobusFlow no-such-file.json", "FileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Test-GlobusFlow -Definition $flow -Online", "NotConnected", ErrorCategory.ConnectionError)]
    public void What_cannot_be_checked_is_one_error_and_no_result(string script, string errorId, ErrorCategory category)
    {
        _shell.Set("flow", FlowTexts.Pass);
        var outcome = _shell.Run(script);
        outcome.AssertError(errorId, category);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("@{ name = 'Ada' }", true, 0)]
    [InlineData("@{ name = 5; other = 1 }", false, 2)]
    public void An_input_is_held_against_its_schema(string body, bool expected, int errors)
    {
        var outcome = _shell.Run($"Test-GlobusFlow -InputSchema '{FlowTexts.NamedSchema}' -Body {body}");
        Assert.Equal(expected, Assert.Single(outcome.Output).BaseObject);
        Assert.Equal(
            Enumerable.Repeat("InvalidFlowInput", errors),
            outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])
        );
    }

    [Fact]
    public void A_schema_that_is_none_is_an_error() =>
        Assert.Equal(
            "InvalidInputSchema",
            _shell
                .Run("Test-GlobusFlow -InputSchema @{ type = 'objekt' }")
                .Errors.Single()
                .FullyQualifiedErrorId.Split(',')[0]
        );

    [Fact]
    public void Online_adds_what_the_service_says()
    {
        using var connected = Shell.Connected(emulator);
        Assert.Equal(
            true,
            Assert
                .Single(
                    connected.Run($"Test-GlobusFlow -Definition '{FlowTexts.Pass}' -Online").AssertSucceeded().Output
                )
                .BaseObject
        );

        var file = _folder.Write("wrong.json", Wrong);
        var findings = connected
            .Run($"Test-GlobusFlow '{file}' -Online -Detailed | Where-Object RuleId -eq RefusedByService")
            .AssertSucceeded();
        Assert.Contains(findings.Output, finding =>
            (string)finding.Properties["Path"].Value == "$.States.First" && (int)finding.Properties["Line"].Value == 4
        );
    }

    [Fact]
    public void Online_and_Detailed_hand_over_the_scopes_and_the_analysis_of_the_service()
    {
        using var connected = Shell.Connected(emulator);
        var outcome = connected
            .Run(
                $"Test-GlobusFlow -Definition '{FlowTexts.Hello}' -Online -Detailed -SkipRule Missing* | "
                    + "ForEach-Object { $_.GetType().FullName; $_.Scopes.User; $_.Analysis.number_of_possibilities }"
            )
            .AssertSucceeded();

        Assert.Equal(
            [
                "Globus.Automate.Flows.FlowValidation",
                "https://auth.globus.org/scopes/actions.globus.org/hello_world",
                "1",
            ],
            outcome.Output.Select(value => value.ToString())
        );
    }

    [Fact]
    public void Without_Online_Detailed_hands_over_findings_alone() =>
        Assert.Empty(_shell.Run($"Test-GlobusFlow -Definition '{FlowTexts.Pass}' -Detailed").AssertSucceeded().Output);

    [Fact]
    public void Information_is_one_line_for_a_rule_and_Detailed_lists_every_place()
    {
        _shell.Set("flow", TwoActions);
        var plain = _shell.Run("Test-GlobusFlow -Definition $flow").AssertSucceeded();
        var details = _shell.Run("Test-GlobusFlow -Definition $flow -Detailed").AssertSucceeded();

        Assert.EndsWith("(2 places, this is the first)", Assert.Single(plain.Information), StringComparison.Ordinal);
        Assert.Empty(plain.Warnings);
        Assert.Equal(2, details.Output.Count);
    }

    [Theory]
    [InlineData("RetiredProvider", "LiteralPath")]
    [InlineData("retiredprovider, LiteralPath", "")]
    [InlineData("*Provider", "LiteralPath")]
    [InlineData("*", "")]
    public void Skipped_rules_report_nothing(string rules, string left)
    {
        using var connected = Shell.Connected(emulator);
        var file = _folder.Write("doubtful.yaml", Doubtful);
        foreach (var command in new[] { "Test-GlobusFlow", "Publish-GlobusFlow Doubtful -DryRun -DefinitionPath" })
        {
            Assert.Equal(
                left,
                string.Join(
                    " ",
                    connected
                        .Run($"{command} '{file}' -SkipRule {rules}")
                        .AssertSucceeded()
                        .Warnings.Select(warning => warning.Split(" at ")[0])
                )
            );
        }
    }

    [Fact]
    public void An_error_of_a_skipped_rule_does_not_keep_a_definition_from_the_service()
    {
        using var connected = Shell.Connected(emulator);
        Assert.Equal(
            true,
            Assert
                .Single(_shell.Run($"Test-GlobusFlow -Definition '{Wrong}' -SkipRule UndefinedTarget").Output)
                .BaseObject
        );
        var error = connected
            .Run($"Set-GlobusFlow ([guid]::NewGuid()) -Definition '{Wrong}' -SkipRule UndefinedTarget")
            .AssertError("FlowNotFound", ErrorCategory.ObjectNotFound);
        Assert.NotNull(error);
    }

    [Theory]
    [InlineData("Test-GlobusFlow -Definition $flow -SkipRule RetierdProvider", "Did you mean 'RetiredProvider'?")]
    [InlineData("Publish-GlobusFlow x -Definition $flow -SkipRule LiteralPth", "Did you mean 'LiteralPath'?")]
    [InlineData("Set-GlobusFlow ([guid]::NewGuid()) -Definition $flow -SkipRule NoSuch*", "lists the rules")]
    [InlineData("Test-GlobusFlow -Definition $flow -SkipRule '[a'", "not a valid wildcard pattern")]
    [InlineData("Test-GlobusFlow -Definition $flow -SkipRule ''", "empty")]
    public void An_unknown_rule_is_an_error_with_a_suggestion(string script, string expected)
    {
        _shell.Set("flow", FlowTexts.Pass);
        var error = _shell.Run(script).AssertError("ParameterArgumentValidationError", ErrorCategory.InvalidData);
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Publish-GlobusFlow Unsent")]
    [InlineData("Publish-GlobusFlow Unsent -DryRun")]
    [InlineData("Set-GlobusFlow ([guid]::NewGuid())")]
    public void A_wrong_definition_is_not_sent_and_one_error_names_all_mistakes(string command)
    {
        using var connected = Shell.Connected(emulator);
        var file = _folder.Write("wrong.json", Wrong);
        var error = connected
            .Run($"{command} -DefinitionPath '{file}'")
            .AssertError("InvalidFlowDefinition", ErrorCategory.InvalidData);
        Assert.Equal(file, error.TargetObject);
        Assert.Contains(
            $"UndefinedTarget at $.definition.States.First.Next ({file}:4:31)",
            error.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal("Correct the definition at the paths in the message.", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_wrong_schema_is_not_sent()
    {
        using var connected = Shell.Connected(emulator);
        var error = connected
            .Run($"Publish-GlobusFlow Unsent -Definition '{FlowTexts.Pass}' -InputSchema @{{ type = 'objekt' }}")
            .AssertError("InvalidInputSchema", ErrorCategory.InvalidData);
        Assert.Equal("$.input_schema.type", error.TargetObject);
    }

    [Theory]
    [InlineData("Definition", "$.definition.States")]
    [InlineData("All", "$.definition.States")]
    [InlineData("InputSchema, Definition", "$.definition.States")]
    public void What_is_skipped_the_service_checks(string parts, string place)
    {
        using var connected = Shell.Connected(emulator);
        var error = connected
            .Run($"Publish-GlobusFlow Unchecked -Definition '{Wrong}' -SkipValidation {parts}")
            .AssertError("InvalidFlowDefinition", ErrorCategory.InvalidData);
        Assert.Contains(place, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("UndefinedTarget", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_do_not_keep_a_flow_from_being_published()
    {
        using var connected = Shell.Connected(emulator);
        var file = _folder.Write("doubtful.yaml", Doubtful);
        var outcome = connected.Run($"Publish-GlobusFlow Doubtful '{file}'").AssertSucceeded();
        Assert.Single(outcome.Output);
        Assert.Single(outcome.Information);
        Assert.Contains(outcome.Warnings, warning =>
            warning.StartsWith("RetiredProvider at $.definition.States.List.ActionUrl", StringComparison.Ordinal)
        );
        Assert.Empty(
            connected.Run($"Publish-GlobusFlow Doubtful '{file}' -SkipValidation Definition").AssertSucceeded().Warnings
        );
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }
}
