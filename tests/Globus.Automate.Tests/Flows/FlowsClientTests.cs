using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Flows;

public sealed class FlowsClientTests : IDisposable
{
    private static readonly Guid FlowId = new("24bc4997-b483-4c25-a19c-64b0afc00743");

    private readonly Scripted _globus = new();

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task A_flow_is_read_with_all_that_it_says()
    {
        _globus.Network.Answer("""
            {"id":"24bc4997-b483-4c25-a19c-64b0afc00743","title":"Two steps","keywords":["a","b"],"flow_viewers":null,
             "definition":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"input_schema":{},"DELETED":false,
             "created_at":"2020-09-01T17:59:20.711845+00:00","is_high_assurance":true,"api_version":"1.0","subscription_id":null,
             "flow_url":"https://flows.globus.org/flows/24bc4997-b483-4c25-a19c-64b0afc00743","synchronous":false}
            """);

        var flow = await _globus.Client.Flows.GetAsync(FlowId, TestContext.Current.CancellationToken);

        Assert.Equal("GET /flows/24bc4997-b483-4c25-a19c-64b0afc00743", _globus.Network.Last.Line);
        Assert.Equal("flows.globus.org", _globus.Network.Last.Host);
        Assert.Equal("Bearer all-0", _globus.Network.Last.Authorization);
        Assert.Equal((FlowId, FlowId, "Two steps"), (flow.FlowId, flow.Id, flow.Title));
        Assert.Equal("a; b", flow.Keywords.ToString());
        Assert.Empty(flow.FlowViewers);
        Assert.Empty(flow.RunManagers);
        Assert.Equal("""{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""", flow.Definition!.ToString());
        Assert.True(flow.IsHighAssurance);
        Assert.False(flow.IsDeleted);
        Assert.Equal(TimeSpan.Zero, flow.CreatedAt!.Value.Offset);
        Assert.Equal("""{"api_version":"1.0","synchronous":false}""", flow.AdditionalProperties.ToString());
    }
}
