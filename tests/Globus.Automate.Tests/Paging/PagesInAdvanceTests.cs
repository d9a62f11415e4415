using Globus.Automate.Paging;

namespace Globus.Automate.Tests.Paging;

/// <summary>Which pages have been requested when a caller gets a page.</summary>
public sealed class PagesInAdvanceTests
{
    private readonly List<string> _requests = [];
    private readonly Dictionary<string, Func<CancellationToken, Task<Page<int>>>> _answers = [];

    [Theory]
    [InlineData(1, "1 | 1 2")]
    [InlineData(2, "1 | 1 2 3 | 1 2 3")]
    [InlineData(3, "1 | 1 2 3 | 1 2 3 4 | 1 2 3 4")]
    public async Task The_next_page_is_requested_while_a_page_after_the_first_is_read(int further, string requests)
    {
        var seen = new List<string>();
        await foreach (var _ in List(pages: further + 1).AsPagesInAdvance(_ => true))
        {
            seen.Add(string.Join(' ', _requests));
        }

        Assert.Equal(requests, string.Join(" | ", seen));
    }

    [Fact]
    public async Task A_caller_that_needs_no_more_causes_no_request()
    {
        await foreach (var _ in List(pages: 5).AsPagesInAdvance(page => page.Items[0] < 2))
        {
            if (_requests.Count == 2)
            {
                break;
            }
        }

        Assert.Equal(["1", "2"], _requests);
    }

    [Fact]
    public async Task A_failure_in_advance_is_thrown_after_the_page_before_it()
    {
        _answers["3"] = _ => Task.FromException<Page<int>>(new PagingException("Gone.", marker: null));
        var read = new List<int>();
        var error = await Assert.ThrowsAsync<PagingException>(async () =>
        {
            await foreach (var page in List(pages: 4).AsPagesInAdvance(_ => true))
            {
                read.AddRange(page.Items);
            }
        });

        Assert.Equal([1, 2], read);
        Assert.Equal("3", error.Marker);
    }

    [Fact]
    public async Task A_caller_that_stops_cancels_the_request_in_advance()
    {
        var cancelled = new TaskCompletionSource();
        _answers["3"] = async token =>
        {
            using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        };
        await foreach (var page in List(pages: 4).AsPagesInAdvance(_ => true))
        {
            if (page.Items[0] == 2)
            {
                break;
            }
        }

        await cancelled.Task.InTimeAsync("the cancellation");
        Assert.Equal(["1", "2", "3"], _requests);
    }

    [Fact]
    public async Task A_repeated_marker_is_not_requested()
    {
        _answers["2"] = _ => Task.FromResult(new Page<int>([2], "2", HasNextPage: true));
        await Assert.ThrowsAsync<PagingException>(async () =>
        {
            await foreach (var _ in List(pages: 4).AsPagesInAdvance(_ => true)) { }
        });

        Assert.Equal(["1", "2"], _requests);
    }

    private Pageable<int> List(int pages) => new("1", (marker, token) =>
        {
            _requests.Add(marker!);
            var number = int.Parse(marker!, System.Globalization.CultureInfo.InvariantCulture);
            return _answers.TryGetValue(marker!, out var answer)
                ? answer(token)
                : Task.FromResult(new Page<int>([number], $"{number + 1}", number < pages));
        });
}
