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
}
