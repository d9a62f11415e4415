using System.Net;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

public sealed class ResponseTests : IDisposable
{
    private readonly Scripted _globus = new();

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData(
        "text/html",
        "<html>Sign in to the hotel's network</html>",
        "an HTML page; a proxy or a sign-in page may have responded instead of the service"
    )]
    [InlineData("application/json", "", "an empty body")]
    [InlineData("application/json", "null", "an empty body")]
    [InlineData(
        "application/json",
        """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":{}}""",
        "unexpected JSON (status (the value has the wrong type))"
    )]
    public async Task An_answer_that_is_not_the_document_is_told_as_such(string mediaType, string body, string what)
    {
        _globus.Network.Answer(HttpStatusCode.OK, body, mediaType);

        var error = await FailAsync();

        Assert.Equal($"flows.globus.org returned {what}.", error.Message);
        Assert.Equal("https://flows.globus.org/runs/00000000-0000-0000-0000-000000000000", error.RequestUri.ToString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"run_id":"not an id","status":"ACTIVE"}""")]
    [InlineData("""{"run_id":""")]
    public async Task Other_json_is_no_run(string body)
    {
        _globus.Network.Answer(body);

        Assert.StartsWith("flows.globus.org returned unexpected JSON (", (await FailAsync()).Message);
    }

    private Task<InvalidResponseException> FailAsync() =>
        Assert.ThrowsAsync<InvalidResponseException>(() =>
            _globus.Client.Runs.GetAsync(Guid.Empty, default, TestContext.Current.CancellationToken)
        );
}
