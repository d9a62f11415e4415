namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>Why a run failed, as its object and its log say it.</summary>
public sealed class FailedRunTests(FaultyService service) : IClassFixture<FaultyService>
{
    private const string Id = "00000000-0000-4000-8000-000000000001";
    private const string Cause =
        "The path '$.destination.path' specified for the field 'subject.$' could not be found in the state input.";

    /// <summary>What the service sends, and what older emulators send.</summary>
    public static TheoryData<string> Members => ["exception", "error"];

    [Theory]
    [MemberData(nameof(Members))]
    public void A_run_and_its_log_say_why_it_failed(string member)
    {
        var details = $$"""{"state_name":"DeleteIndexRecord","{{member}}":"States.Runtime","cause":"{{Cause}}"}""";
        service.Respond = request =>
            RawServer.Json(
                request.Contains("/log", StringComparison.Ordinal)
                    ? $$"""{"has_next_page":false,"entries":[{"code":"FlowFailed","details":{{details}} }]}"""
                    : $$"""{"run_id":"{{Id}}","status":"FAILED","details":{{details}} }"""
            );

        var outcome = service
            .Run(
                $$"""
                Wait-GlobusRun {{Id}} | ForEach-Object { "$($_.CurrentState) $($_.Failure)" }
                Get-GlobusRunLog {{Id}} | ForEach-Object { "$($_.StateName) $($_.Failure.Exception): $($_.Failure.Cause)" }
                """
            )
            .AssertSucceeded();

        var line = $"DeleteIndexRecord States.Runtime: {Cause}";
        Assert.Equal([line, line], outcome.Output.Select(item => item.ToString()));
    }

    /// <summary>The details name no cause, so the newest entry of the log that names one does.</summary>
    [Fact]
    public void The_log_says_why_a_run_failed_if_its_details_do_not()
    {
        service.Respond = request =>
            RawServer.Json(
                request.Contains("/log", StringComparison.Ordinal)
                    ? """
                    {"has_next_page":false,"entries":[{"code":"FlowFailed","details":{}},{"code":"ActionFailed","details":
                    {"state_name":"Copy","exception":"ActionTimeout","cause":{"details":{"message":"slow"}}}}]}
                    """
                    : $$"""{"run_id":"{{Id}}","status":"FAILED","details":{"code":"FlowFailed"} }"""
            );

        var outcome = service
            .Run($"Get-GlobusRunFailure {Id} | ForEach-Object {{ \"$($_.StateName) $($_.Summary)\"; $_.Hint }}")
            .AssertSucceeded();

        Assert.Equal("Copy slow (ActionTimeout)", outcome.Output[0].ToString());
        Assert.Contains("WaitTime of the state 'Copy'", outcome.Output[1].ToString(), StringComparison.Ordinal);
    }

    /// <summary>The log has no input of a state that failed before it started.</summary>
    [Theory]
    [InlineData("States.Runtime", false)]
    [InlineData("States.ParameterPathFailure", false)]
    [InlineData("States.DataLimitExceeded", false)]
    [InlineData("States.NoChoiceMatched", true)]
    [InlineData("ActionFailedException", true)]
    public void The_hint_shows_all_states_if_the_log_has_no_input_of_the_failed_one(string exception, bool hasInput)
    {
        service.Respond = _ =>
            RawServer.Json(
                $$"""
                {"run_id":"{{Id}}","status":"FAILED","details":{"details":
                {"state_name":"Copy","exception":"{{exception}}","cause":"It is wrong."} } }
                """
            );

        var hint = (string)service.Run($"Get-GlobusRunFailure {Id}").AssertSucceeded().Property("Hint")!;

        Assert.EndsWith(
            hasInput
                ? $": Get-GlobusRunState {Id} -StateName 'Copy' | Format-List"
                : $": Get-GlobusRunState {Id} | Format-List StateName, Input, Output, Failure",
            hint,
            StringComparison.Ordinal
        );
    }

    /// <summary>A run that waits for a user has a reason and the commands that resume it.</summary>
    [Fact]
    public void An_inactive_run_says_what_it_waits_for()
    {
        service.Respond = _ =>
            RawServer.Json(
                $$"""
                {"run_id":"{{Id}}","status":"INACTIVE","details":{"code":"ConsentRequired","state_name":"Copy",
                "description":"Missing required data_access consent","required_scope":"https://auth.globus.org/scopes/a/b"} }
                """
            );

        var outcome = service.Run($"Get-GlobusRunFailure {Id}").AssertSucceeded();

        Assert.Equal("Copy", outcome.Property("StateName"));
        Assert.Equal("ConsentRequired", outcome.Property("Exception"));
        Assert.Equal("Missing required data_access consent", outcome.Property("Cause"));
        Assert.Contains("Resume-GlobusRun", (string)outcome.Property("Hint")!, StringComparison.Ordinal);
    }

    /// <summary>The report is written, and says what it lacks.</summary>
    [Fact]
    public void A_report_without_the_log_of_a_run_says_so()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "report.md");
        service.Respond = request =>
            request.Contains("/log", StringComparison.Ordinal)
            || request.Contains("/definition", StringComparison.Ordinal)
                ? RawServer.Json("""{"error":{"code":"NOT_FOUND","detail":"It is gone."}}""", "404 Not Found")
                : RawServer.Json($$"""{"run_id":"{{Id}}","status":"SUCCEEDED"}""");

        var outcome = service.Run($"Export-GlobusRunReport '{file}' {Id}");

        Assert.Equal(2, outcome.Errors.Count(error => error.FullyQualifiedErrorId.StartsWith("RunNotFound,")));
        Assert.Equal(3, File.ReadAllText(file).Split("This run is incomplete in the report").Length);
    }
}
