using System.Net;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Paging;

namespace Globus.Automate.Tests.Http;

public sealed class PageableTests : IDisposable
{
    private readonly Scripted _globus = new(options => options with { MaximumRetryCount = 0 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _globus.Dispose();

    [Fact]
    public async Task Pages_are_asked_for_until_the_last()
    {
        _globus.Network.Answer(Page("m1", true, 1, 2)).Answer(Page("m2", true, 3)).Answer(Page(null, false, 4));

        var labels = await List().Select(run => run.Label).ToListAsync(Cancellation);

        Assert.Equal(["1", "2", "3", "4"], labels);
        Assert.Equal(
            ["GET /runs", "GET /runs?marker=m1", "GET /runs?marker=m2"],
            _globus.Network.Requests.Select(request => request.Line)
        );
    }

    [Fact]
    public async Task A_page_is_asked_for_only_when_it_is_needed()
    {
        _globus.Network.Answer(Page("m1", true, 1, 2));

        Assert.Equal(2, (await List().Take(2).ToListAsync(Cancellation)).Count);

        Assert.Single(_globus.Network.Requests);
    }

    [Fact]
    public async Task Filters_go_with_every_page()
    {
        _globus.Network.Answer(Page("m1", true, 1)).Answer(Page(null, false, 2));

        await _globus.Client.Runs.List(new RunQuery { Statuses = ["FAILED"] }).ToListAsync(Cancellation);

        Assert.Equal("GET /runs?filter_status=FAILED&marker=m1", _globus.Network.Last.Line);
    }

    [Fact]
    public async Task A_list_can_go_on_at_a_marker()
    {
        _globus.Network.Answer(Page(null, false, 1)).Answer(Page("m9", true, 1));

        await _globus.Client.Runs.List(new RunQuery { Marker = "m8" }).ToListAsync(Cancellation);
        var page = await List().AsPages("m8").FirstAsync(Cancellation);

        Assert.All(_globus.Network.Requests, request => Assert.Equal("GET /runs?marker=m8", request.Line));
        Assert.Equal(("m9", true, 1), (page.Marker, page.HasNextPage, page.Items.Count));
    }

    [Fact]
    public async Task A_marker_that_comes_again_ends_the_list_with_an_error()
    {
        _globus.Network.Answer(Page("m1", true, 1)).Answer(Page("m2", true, 2)).Answer(Page("m1", true, 3));

        var (labels, error) = await ReadAsync<PagingException>();

        Assert.Equal(["1", "2", "3"], labels);
        Assert.Equal("m1", error.Marker);
        Assert.Equal(3, _globus.Network.Requests.Count);
    }

    [Fact]
    public async Task More_without_a_marker_ends_the_list_with_an_error()
    {
        _globus.Network.Answer(Page(null, true, 1));

        var (labels, error) = await ReadAsync<PagingException>();

        Assert.Equal(["1"], labels);
        Assert.Null(error.Marker);
    }

    [Fact]
    public async Task A_marker_on_the_last_page_is_not_followed()
    {
        _globus.Network.Answer(Page("m1", false, 1));

        Assert.Single(await List().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_later_page_that_fails_names_the_marker_to_go_on_with()
    {
        _globus
            .Network.Answer(Page("m1", true, 1))
            .Answer(HttpStatusCode.BadGateway, """{"error":{"code":"X","detail":"Broken"}}""");

        var (labels, error) = await ReadAsync<PagingException>();

        Assert.Equal(["1"], labels);
        Assert.Equal("m1", error.Marker);
        Assert.Equal("The listing stopped early: Broken", error.Message);
        Assert.IsType<GlobusServiceException>(error.InnerException);
    }

    [Fact]
    public async Task A_first_page_that_fails_is_the_error_itself()
    {
        _globus.Network.Answer(HttpStatusCode.Forbidden, "{}");

        Assert.Equal(HttpStatusCode.Forbidden, (await ReadAsync<GlobusServiceException>()).Error.StatusCode);
    }

    [Fact]
    public async Task A_list_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        _globus.Network.Answer(Page("m1", true, 1)).Hang(cancel.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await List().ToListAsync(cancel.Token));
    }

    [Fact]
    public async Task Where_only_the_marker_speaks_it_says_whether_there_is_more()
    {
        _globus
            .Network.Answer("""{"web_input_summaries":[{"id":"e35d1f92-3e2a-4c1c-8f36-7ce4f00f9d2c"}],"marker":"m1"}""")
            .Answer("""{"web_input_summaries":[],"marker":null}""");

        Assert.Single(await _globus.Client.WebInputs.List().ToListAsync(Cancellation));
        Assert.Equal("GET /web_inputs?marker=m1", _globus.Network.Last.Line);
    }

    private static string Page(string? marker, bool more, params int[] runs)
    {
        var items = runs.Select(run =>
            $$"""{"run_id":"00000000-0000-0000-0000-00000000000{{run}}","status":"ACTIVE","label":"{{run}}"}"""
        );
        var end = marker is null ? "" : $",\"marker\":\"{marker}\"";
        return $$"""{"runs":[{{string.Join(',', items)}}],"has_next_page":{{(more ? "true" : "false")}}{{end}}}""";
    }

    private Pageable<Run> List() => _globus.Client.Runs.List();

    private async Task<(List<string?> Labels, TError Error)> ReadAsync<TError>()
        where TError : Exception
    {
        var labels = new List<string?>();
        var error = await Assert.ThrowsAsync<TError>(async () =>
        {
            await foreach (var run in List().WithCancellation(Cancellation))
            {
                labels.Add(run.Label);
            }
        });
        return (labels, error);
    }
}
