namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>What scripts read from the exception of an error.</summary>
public sealed class ErrorObjectTests(FaultyService service) : IClassFixture<FaultyService>
{
    [Fact]
    public void The_exception_has_what_the_service_requires()
    {
        const string scope = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all";
        service.Respond = _ =>
            RawServer.Json(
                $$"""{"code":"ConsentRequired","message":"m","required_scopes":["{{scope}}"]}""",
                "403 Forbidden"
            );

        var outcome = service.Run(
            "Get-GlobusRun 00000000-0000-4000-8000-000000000001 -ErrorAction SilentlyContinue -ErrorVariable failure; "
                + "$failure[0].Exception.Requirement.RequiredScopes"
        );

        Assert.Equal(scope, Assert.Single(outcome.Output).ToString());
    }
}
