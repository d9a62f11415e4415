using System.Text.RegularExpressions;

namespace Globus.Automate.Architecture.Tests.Delivery;

/// <summary>What the workflows run, and what they are allowed to do.</summary>
public sealed partial class WorkflowTests
{
    [Fact]
    public void A_command_is_a_script_of_the_repository() =>
        Findings.None(
            from workflow in Workflow.All
            from command in workflow.Commands
            where !IsScript(command)
            select $"{workflow}: {command}"
        );

    [Theory]
    [InlineData("dotnet test")]
    [InlineData(".ci/no-such-script")]
    [InlineData(".ci/run && curl https://globus-automate.invalid")]
    [InlineData(".ci/run ${{ github.head_ref }}")]
    [InlineData("|")]
    public void Another_command_is_found(string command) => Assert.False(IsScript(command));

    [Fact]
    public void A_script_for_the_shell_can_be_executed() =>
        Findings.None(
            from path in Directory.EnumerateFiles(Repository.PathOf(".ci"))
            where !OperatingSystem.IsWindows() && !path.EndsWith(".ps1", StringComparison.Ordinal)
            where !OperatingSystem.IsWindows() && !File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute)
            select path
        );

    [Fact]
    public void An_action_has_a_version() =>
        Findings.None(
            from workflow in Workflow.All
            from action in workflow.Actions
            where !PinnedAction().IsMatch(action) && !IsLocalWorkflow(action)
            select $"{workflow}: {action}"
        );

    [Fact]
    public void A_workflow_grants_nothing_by_default() =>
        Findings.None(
            from workflow in Workflow.All
            where !workflow.Lines.Contains("permissions: {}")
            select $"{workflow}: expected 'permissions: {{}}'"
        );

    [Fact]
    public void A_job_names_its_permissions_and_ends_in_time() =>
        Findings.None(
            from workflow in Workflow.All
            from job in workflow.Jobs()
            from key in job.Lines.Any(line => line.StartsWith("    uses:", StringComparison.Ordinal))
                ? (string[])["permissions:"]
                : ["permissions:", "timeout-minutes:"]
            where !job.Lines.Any(line => line.StartsWith($"    {key}", StringComparison.Ordinal))
            select $"{workflow}, {job.Name}: expected '{key}'"
        );

    [Fact]
    public void A_checkout_keeps_no_credentials() =>
        Findings.None(
            from workflow in Workflow.All
            from job in workflow.Jobs()
            from step in Workflow.Steps(job.Lines)
            where step[0].Contains("actions/checkout", StringComparison.Ordinal)
            where !step.Any(line => line.Trim() == "persist-credentials: false")
            select $"{workflow}, {job.Name}"
        );

    [Fact]
    public void The_reader_finds_jobs_steps_and_commands()
    {
        var workflow = Workflow.Parse(
            "sample",
            "jobs:\n  a:\n    steps:\n      - uses: x@v1\n        with:\n          y: 1\n      # c\n"
                + "      - run: z\n  b:\n"
        );

        Assert.Equal(["a", "b"], workflow.Jobs().Select(job => job.Name));
        Assert.Equal([3, 1], Workflow.Steps(workflow.Jobs().First().Lines).Select(step => step.Count));
        Assert.Equal(["z"], workflow.Commands);
        Assert.Equal(["x@v1"], workflow.Actions);
        Assert.Contains(Workflow.All, each => each.Commands.Any());
    }

    [Fact]
    public void A_release_is_checked_before_anything_is_built()
    {
        var release = Workflow.All.Single(workflow => workflow.Name == "release.yml");
        var job = release.Jobs().First();

        Assert.Equal(".ci/check-release \"$TAG\"", release.Commands.First());
        Assert.Contains("      TAG: ${{ github.ref_name }}", job.Lines);
        Assert.Contains("      ProjectUrl: ${{ github.server_url }}/${{ github.repository }}", job.Lines);
        Assert.All(release.Jobs().Skip(1), later =>
            Assert.Contains(later.Lines, line => line.StartsWith("    needs: ", StringComparison.Ordinal))
        );
    }

    private static bool IsScript(string command) =>
        ScriptCommand().Match(command) is { Success: true } match
        && match.Groups[1].Captures.All(script => File.Exists(Repository.PathOf(script.Value)));

    private static bool IsLocalWorkflow(string action) =>
        action.StartsWith("./", StringComparison.Ordinal) && File.Exists(Repository.PathOf(action[2..]));

    [GeneratedRegex("""^(\.ci/[\w.-]+)(?: (?:(\.ci/[\w.-]+)|-?[\w.-]+|"\$[A-Z_]+"))*$""")]
    private static partial Regex ScriptCommand();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@(v\d+|[0-9a-f]{40})$")]
    private static partial Regex PinnedAction();
}
