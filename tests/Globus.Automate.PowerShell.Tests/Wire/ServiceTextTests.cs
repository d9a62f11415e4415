using System.Management.Automation;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>What a service may put into messages: neither control characters nor the token that it was sent.</summary>
public sealed class ServiceTextTests(FaultyService service) : IClassFixture<FaultyService>
{
    private const string Red = "\\u001b[31mred\\u0007\\u009b1m\\u202e";
    private const string Run = "Get-GlobusRun 00000000-0000-4000-8000-000000000001 -Verbose -Debug";

    public static TheoryData<string, string> Bodies =>
        new()
        {
            {
                "400 Bad Request",
                $$"""{"error":{"code":"{{Red}}","detail":"{{Red}} {token}","message":"{{Red}}"},"debug_id":"{{Red}}{token}" }"""
            },
            {
                "422 Unprocessable",
                $$"""{"error":{"detail":[{"loc":["{{Red}}"],"msg":"{{Red}} {token}","type":"{{Red}}"}] } }"""
            },
            { "401 {token}", "{}" },
            { "404 Not Found", $$"""{"code":"NotFound","description":["{{Red}}","{token}"]}""" },
            { "403 Forbidden", $$"""{"errors":[{"detail":"{{Red}}{token}","code":"{{Red}}"}]}""" },
            {
                "403 Forbidden",
                $$"""{"code":"ConsentRequired","message":"{{Red}}{token}","required_scopes":["https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/{{Red}}"]}"""
            },
            { "500 \u001b[31m", "\"{token}\"" },
            { "200 OK", $$"""{"{{Red}}{token}":1,"run_id":"{{Red}}"}""" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_message_has_neither_control_characters_nor_the_token(string status, string body)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(body);
        service.Respond = _ => RawServer.Json(WithToken(body), WithToken(status));
        var outcome = service.Run(Run);

        var error = Assert.Single(outcome.Errors);
        string[] texts =
        [
            error.ToString(),
            error.Exception.Message,
            error.ErrorDetails?.RecommendedAction ?? "",
            $"{error.Exception}",
            .. outcome.Verbose,
            .. outcome.Debug,
        ];
        Assert.All(texts, text => Assert.DoesNotContain(FaultyService.Token, text, StringComparison.Ordinal));
        Assert.All(texts, text =>
            Assert.DoesNotContain(text, one => (char.IsControl(one) && one is not ('\n' or '\r')) || one == '\u202e')
        );
    }

    [Fact]
    public void A_document_keeps_its_text_but_not_the_token()
    {
        service.Respond = _ =>
            RawServer.Json(
                WithToken(
                    $$"""{"run_id":"00000000-0000-4000-8000-000000000001","status":"ACTIVE","label":"{{Red}} {token}","details":{"echo":"{token}"} }"""
                )
            );
        var run = Assert.Single(
            service.Run("Get-GlobusRun 00000000-0000-4000-8000-000000000001").AssertSucceeded().Output
        );

        Assert.Equal("\u001b[31mred\u0007\u009b1m\u202e ***********************", run.Properties["Label"].Value);
        Assert.DoesNotContain(
            FaultyService.Token,
            run.Properties["Details"].Value.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_pause_is_shown_while_it_lasts()
    {
        var first = true;
        service.Respond = _ =>
        {
            (var isFirst, first) = (first, false);
            return isFirst
                ? RawServer.Json("{}", "503 Service Unavailable\r\nRetry-After: 1.1")
                : RawServer.Json("""{"run_id":"00000000-0000-4000-8000-000000000001","status":"ACTIVE"}""");
        };
        var outcome = service
            .Run(
                """
                $patient = Connect-Globus -Authorizer { 'canary-token-0123456789' } -AuthUrl $server -FlowsUrl $server -MaximumRetryCount 4 -NotCurrent -PassThru -ContextName patient
                Get-GlobusRun 00000000-0000-4000-8000-000000000001 -Context $patient -Verbose
                """
            )
            .AssertSucceeded();

        var shown = outcome
            .Progress.Where(record => record.StatusDescription.StartsWith("Retry", StringComparison.Ordinal))
            .ToList();
        Assert.Matches(
            "^Retry 1 of 4 in 2 s: 127\\.0\\.0\\.1:[0-9]+ returned 503 Service Unavailable$",
            Assert.Single(shown).StatusDescription
        );
        Assert.Equal(ProgressRecordType.Completed, outcome.Progress[^1].RecordType);
        Assert.Contains(outcome.Verbose, line =>
            line.EndsWith(", attempt 2, after a delay of 1.1 s", StringComparison.Ordinal)
        );
    }

    private static string WithToken(string text) =>
        text.Replace("{token}", FaultyService.Token, StringComparison.Ordinal);
}
