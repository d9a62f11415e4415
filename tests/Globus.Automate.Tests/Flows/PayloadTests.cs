using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Flows;

/// <summary>The example documents of the service, where they are at hand.</summary>
public sealed class PayloadTests : IDisposable
{
    private readonly Scripted _globus = new(options =>
        options with
        {
            MaximumRetryCount = 0,
            TokenSource = new FakeTokenSource { CanRenew = false },
        }
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData("flows.get_flow.default.json")]
    [InlineData("flows.create_flow.default.json")]
    [InlineData("flows.update_flow.default.json")]
    [InlineData("flows.delete_flow.default.json")]
    public async Task A_flow_is_read(string name)
    {
        _globus.Network.Answer(SharedData.Payload(name));

        var flow = await _globus.Client.Flows.GetAsync(Guid.Empty, Cancellation);

        Assert.Equal("Multi Step Transfer", flow.Title);
        Assert.Equal(2, ((JsonMap)flow.Definition!["States"]!).Count);
    }

    [Theory]
    [InlineData("flows.get_run.default.0.json", "SUCCEEDED")]
    [InlineData("flows.get_run.default.1.json", "SUCCEEDED")]
    [InlineData("flows.get_run.default.2.json", "SUCCEEDED")]
    [InlineData("flows.run_flow.default.json", "ACTIVE")]
    [InlineData("flows.resume_run.default.json", "ACTIVE")]
    [InlineData("flows.cancel_run.default.json", "FAILED")]
    [InlineData("flows.delete_run.default.json", "SUCCEEDED")]
    public async Task A_run_is_read(string name, string status)
    {
        _globus.Network.Answer(SharedData.Payload(name));

        var run = await _globus.Client.Runs.GetAsync(Guid.Empty, default, Cancellation);

        Assert.Equal(status, run.Status);
        Assert.NotNull(run.StartTime);
        Assert.NotNull(run.Details!["code"]);
    }

    [Fact]
    public async Task Lists_are_read()
    {
        _globus
            .Network.Answer(SharedData.Payload("flows.list_flows.default.json"))
            .Answer(SharedData.Payload("flows.list_runs.default.json"))
            .Answer(SharedData.Payload("flows.get_run_logs.paginated.0.json"))
            .Answer(SharedData.Payload("flows.get_run_logs.paginated.1.json"))
            .Answer(SharedData.Payload("flows.list_web_inputs.default.json"))
            .Answer(SharedData.Payload("flows.list_registered_apis.default.json"));

        Assert.NotEmpty(await _globus.Client.Flows.List().ToListAsync(Cancellation));
        Assert.NotEmpty(await _globus.Client.Runs.List().ToListAsync(Cancellation));
        var log = await _globus.Client.Runs.Log(Guid.Empty).ToListAsync(Cancellation);
        Assert.Equal(("FlowStarted", "FlowSucceeded"), (log[0].Code, log[^1].Code));
        Assert.NotEmpty(await _globus.Client.WebInputs.List().ToListAsync(Cancellation));
        Assert.NotEmpty(await _globus.Client.RegisteredApis.List().ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("flows.validate_flow.definition_error.json", 422, "UNPROCESSABLE_ENTITY", "$.definition.States.Step1")]
    [InlineData("flows.validate_run.invalid_input_payload.json", 400, "FLOW_INPUT_ERROR", "$.bool")]
    [InlineData(
        "flows.create_flow.bad_admin_principal_error.json",
        422,
        "UNPROCESSABLE_ENTITY",
        "$.flow_administrators[0]"
    )]
    [InlineData("flows.validate_run.invalid_token.json", 401, "AUTHENTICATION_ERROR", null)]
    [InlineData("flows.run_flow.missing_scope_error.json", 403, "MISSING_SCOPE", null)]
    [InlineData("flows.delete_run.conflict.json", 409, "STATE_CONFLICT", null)]
    [InlineData("flows.get_web_input.auth_policy_required.json", 403, "AUTHENTICATION_POLICY_REQUIRED", null)]
    public async Task An_error_is_read(string name, int status, string code, string? path)
    {
        _globus.Network.Answer((HttpStatusCode)status, SharedData.Payload(name));

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() =>
            _globus.Client.Flows.GetAsync(Guid.Empty, Cancellation)
        );

        Assert.Equal(code, error.Code);
        Assert.Equal(path, error.Details.Count > 0 ? error.Details[0].Path : null);
    }

    [Theory]
    [InlineData("errors.errors.gare_legacy_ap_consent.json")]
    [InlineData("errors.errors.gare_legacy_auth_dependent_consent.json")]
    [InlineData("errors.errors.gare_legacy_policies_csv.json")]
    [InlineData("errors.errors.gare_legacy_transfer_consent.json")]
    [InlineData("errors.errors.gare_mixed_backcompat.json")]
    [InlineData("errors.errors.gare_policy_required.json")]
    public async Task A_requirement_is_read(string name)
    {
        _globus.Network.Answer(HttpStatusCode.Forbidden, SharedData.Payload(name));

        var error = await Assert.ThrowsAsync<GlobusServiceException>(() =>
            _globus.Client.Flows.GetAsync(Guid.Empty, Cancellation)
        );

        Assert.True(error.Requirement is { RequiredScopes.Count: > 0 } or { RequiredPolicies.Count: > 0 });
    }
}
