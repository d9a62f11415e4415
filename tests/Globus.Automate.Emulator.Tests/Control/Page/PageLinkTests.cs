using System.Net;
using System.Text.RegularExpressions;

namespace Globus.Automate.Emulator.Tests.Control.Page;

/// <summary>Whatever the page and its scripts refer to is there.</summary>
public sealed partial class PageLinkTests
{
    [Fact]
    public async Task Every_link_of_the_page_leads_somewhere()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.Host.Address };
        var seen = new HashSet<string>();
        var left = new Queue<string>(["/"]);
        while (left.TryDequeue(out var path))
        {
            using var response = await http.GetAsync(
                new Uri(path, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            Assert.Equal($"{path}: OK", $"{path}: {response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType is not ("text/html" or "text/javascript"))
            {
                continue;
            }

            var text = WebUtility.HtmlDecode(
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            );
            foreach (var link in Links().Matches(text).Select(match => match.Value.TrimEnd('.', '/')).Where(seen.Add))
            {
                left.Enqueue(link);
            }
        }

        Assert.Contains("/_emulator/overview", seen);
        Assert.Contains("/_emulator/page/page.js", seen);
        Assert.True(seen.Count > 4, string.Join(", ", seen));
    }

    [Fact]
    public async Task Every_anchor_of_the_page_is_on_it()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.Host.Address };
        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Every.Item(Anchors().Matches(page), match =>
            Assert.Contains($"id=\"{match.Groups[1].Value}\"", page, StringComparison.Ordinal)
        );
    }

    /// <summary>Whatever is written as a path of the control interface, wherever it stands.</summary>
    [GeneratedRegex("/_emulator/[A-Za-z0-9_./-]+")]
    private static partial Regex Links();

    [GeneratedRegex("href=\"#([a-z-]+)\"")]
    private static partial Regex Anchors();
}
