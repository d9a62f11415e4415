using Globus.Automate.PowerShell.Tests.Hosting;
using Globus.Automate.PowerShell.Tests.Wire;

namespace Globus.Automate.PowerShell.Tests.Waiting;

/// <summary>Recommended lines work when the command used another context than the current one.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class OtherContextTests(WireFixture wire) : IClassFixture<WireFixture>
{
    public static TheoryData<string> Waits =>
        [
            "Wait-GlobusRun {foreignrun} -TimeoutSec 1 -Context second",
            "Get-GlobusRunLog {foreignrun} -Follow -TimeoutSec 1 -Context second",
            "Wait-GlobusAction {hello} {foreignaction} -TimeoutSec 1 -Context second",
            "Wait-GlobusAction {hello} {foreignaction} -ActionScope $helloScope -TimeoutSec 1 -Context second",
            "Invoke-GlobusAction {hello} @{ sleep_time = 86400 } -Wait -TimeoutSec 1 -Context second",
        ];

    /// <summary>A command, the document that it sees, and a line that its warning must have.</summary>
    public static TheoryData<string, string, string> Warnings =>
        new()
        {
            {
                "Wait-GlobusRun {foreignrun} -Context second",
                """{"run_id":"{foreignrun}","status":"INACTIVE"}""",
                "Resume-GlobusRun {foreignrun} -Context 'second'"
            },
            {
                "Get-GlobusRunLog {foreignrun} -Follow -Context second | ForEach-Object { }",
                """{"run_id":"{foreignrun}","status":"INACTIVE"}""",
                "Resume-GlobusRun {foreignrun} -Context 'second'"
            },
            {
                "Wait-GlobusRun {foreignrun} -TimeoutSec 1 -Context second 2> $null",
                """{"run_id":"{foreignrun}","status":"ACTIVE","blocking_web_input_id":"{self}"}""",
                "Submit-GlobusWebInput {self} -Context 'second'"
            },
            {
                "Wait-GlobusAction {hello} {foreignaction} -ActionScope $helloScope -Context second",
                """{"action_id":"x","status":"INACTIVE"}""",
                "-ActionId 'x' -ActionScope 'https"
            },
        };

    [Theory]
    [MemberData(nameof(Waits))]
    public void The_line_of_a_timeout_continues_the_same_wait(string command)
    {
        var (outcome, _) = wire.Run(command);
        var line = Assert.Single(outcome.Errors).ErrorDetails.RecommendedAction;
        var (again, _) = wire.Run($"{line} -TimeoutSec 1");
        Assert.Equal("WaitTimeout", Assert.Single(again.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(
            command.Contains("-ActionScope", StringComparison.Ordinal),
            line.Contains("-ActionScope '", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public void The_lines_of_a_warning_name_the_context(string command, string document, string line)
    {
        var path = command.Contains("Action", StringComparison.Ordinal) ? "/actions/*/status" : "/runs/{foreignrun}";
        var (outcome, _) = wire.Run($"$wire.Answer('{path}', '{document}'); {command}");
        Assert.Contains(line, wire.Name(Assert.Single(outcome.Warnings).ToString()), StringComparison.Ordinal);
        Assert.Contains("-Context 'second'", outcome.Warnings[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "-Body '<input>'")]
    [InlineData("""{"code":"FlowStarted","details":{"input":{"a":"***"}}}""", "-Body { $_.a = '<value>' }")]
    public void The_line_that_restarts_a_run_names_the_context(string entries, string body)
    {
        var (outcome, _) = wire.Run(
            $$$"""
            $wire.Answer('/runs/{foreignrun}/log', '{"entries":[{{{entries}}}],"has_next_page":false}')
            $wire.Answer('/runs/{foreignrun}', '{"run_id":"{foreignrun}","flow_id":"{flow}","status":"FAILED"}')
            Restart-GlobusRun {foreignrun} -DefinitionChanged Ignore -Context second
            """
        );
        var line = wire.Name(Assert.Single(outcome.Errors).ErrorDetails.RecommendedAction);
        Assert.Equal($"Restart-GlobusRun {{foreignrun}} {body} -Context 'second'", line);
    }
}
