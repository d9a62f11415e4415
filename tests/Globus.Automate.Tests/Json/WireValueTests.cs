using System.Globalization;
using Globus.Automate.Actions;
using Globus.Automate.Json;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Json;

/// <summary>The forms in which times, durations and lists come over the wire.</summary>
public sealed class WireValueTests : IDisposable
{
    private readonly Scripted _globus = new();

    public static TheoryData<string, string> Durations => CaseFile.Read("durations");

    public static TheoryData<string, string> Times => CaseFile.Read("times");

    public void Dispose() => _globus.Dispose();

    [Theory]
    [MemberData(nameof(Durations))]
    public void A_duration_is_read(string text, string expected) =>
        Assert.Equal(expected, IsoDuration.TryParse(text, out var duration) ? duration.ToString() : "none");

    [Theory]
    [MemberData(nameof(Times))]
    public async Task A_time_is_read_with_its_offset(string text, string expected)
    {
        var status = await ReadAsync($$"""{"action_id":"a","status":"ACTIVE","start_time":"{{text}}"}""");

        Assert.Equal(expected, status.StartTime!.Value.ToString("o", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"P30D\"", "30.00:00:00")]
    [InlineData("2592000", "30.00:00:00")]
    [InlineData("null", null)]
    public async Task A_duration_may_be_text_number_or_nothing(string json, string? expected)
    {
        var status = await ReadAsync($$"""{"action_id":"a","status":"ACTIVE","release_after":{{json}}}""");

        Assert.Equal(expected, status.ReleaseAfter?.ToString());
    }

    [Theory]
    [InlineData("""["a","b"]""", "a; b")]
    [InlineData("\"a\"", "a")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    public async Task A_list_may_be_a_list_a_text_or_nothing(string json, string expected)
    {
        var status = await ReadAsync($$"""{"action_id":"a","status":"ACTIVE","manage_by":{{json}}}""");

        Assert.Equal(expected, status.ManageBy.ToString());
    }

    private Task<ActionStatus> ReadAsync(string json)
    {
        _globus.Network.Answer(json);
        return _globus
            .Client.ActionProvider(new("https://example.org/ap"), "scope")
            .GetAsync("a", TestContext.Current.CancellationToken);
    }
}
