using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Tests.Http;

public sealed class ErrorTests : IDisposable
{
    private readonly Scripted _globus = new(options =>
        options with
        {
            MaximumRetryCount = 0,
            TokenSource = new FakeTokenSource { CanRenew = false },
        }
    );

    public static TheoryData<string, string> Errors => CaseFile.Read("errors");

    public static TheoryData<string, string> Requirements => CaseFile.Read("requirements");

    public void Dispose() => _globus.Dispose();

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_document_is_told_in_the_words_of_the_service(string answer, string expected)
    {
        var (status, body) = ((HttpStatusCode)int.Parse(answer[..3]), answer[4..]);
        _globus.Network.Answer(status, body, body[0] == '<' ? "text/html" : "application/json");

        var error = await FailAsync();

        Assert.Equal(status, error.StatusCode);
        var details = string.Join("; ", error.Details.Select(detail => $"{detail.Path}: {detail.Message}"));
        Assert.Equal(expected, $"{error.Code ?? "-"} | {error.Message} | {details}".TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Requirements))]
    public async Task A_requirement_is_found_in_each_of_its_shapes(string body, string expected)
    {
        _globus.Network.Answer(HttpStatusCode.Forbidden, body);

        var found = (await FailAsync()).Requirement;

        Assert.Equal(
            expected,
            found is null
                ? "none"
                : string.Join(
                        "; ",
                        found.Code,
                        found.Message,
                        Joined(found.RequiredScopes),
                        Joined(found.RequiredIdentities),
                        Joined(found.RequiredPolicies),
                        Joined(found.RequiredSingleDomain),
                        found.RequiredMfa,
                        found.Prompt
                    )
                    .TrimEnd()
        );
    }

    [Fact]
    public async Task An_error_says_what_was_asked_without_the_query()
    {
        _globus.Network.Answer(HttpStatusCode.NotFound, "{}");

        var error = await Assert.ThrowsAsync<GlobusServiceException>(async () =>
            await _globus
                .Client.Flows.List(new() { FullText = "private words" })
                .FirstAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal("GET", error.Method);
        Assert.Equal(new Uri("https://flows.globus.org/flows"), error.RequestUri);
    }

    [Fact]
    public async Task The_services_wish_to_be_left_alone_is_told()
    {
        _globus.Network.Answer(HttpStatusCode.TooManyRequests, "{}", "application/json", ("Retry-After", "120"));

        Assert.Equal(TimeSpan.FromMinutes(2), (await FailAsync()).RetryAfter);
    }

    [Fact]
    public async Task A_text_without_end_is_cut()
    {
        _globus.Network.Answer(HttpStatusCode.BadRequest, $$"""{"description":"{{new string('x', 5000)}}"}""");

        Assert.Equal(new string('x', 2000) + "…", (await FailAsync()).Message);
    }

    [Fact]
    public async Task An_error_whose_body_breaks_off_is_still_told()
    {
        _globus.Network.Answer(
            new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new BrokenContent("""{"error":""") }
        );

        Assert.Equal(HttpStatusCode.NotFound, (await FailAsync()).StatusCode);
    }

    private static string Joined(IEnumerable<string> items) => string.Join(",", items);

    private Task<GlobusServiceException> FailAsync() =>
        Assert.ThrowsAsync<GlobusServiceException>(() =>
            _globus.Client.Flows.GetAsync(Guid.Empty, TestContext.Current.CancellationToken)
        );
}
