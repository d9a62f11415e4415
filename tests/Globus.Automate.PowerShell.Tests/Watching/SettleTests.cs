using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>When a file counts as complete. A settle time is one minute.</summary>
public sealed class SettleTests
{
    private readonly ManualClock _clock = new();
    private readonly SettleTracker _tracker;

    public SettleTests() => _tracker = new(_clock, TimeSpan.FromMinutes(1));

    [Fact]
    public void A_file_settles_after_the_settle_time_and_not_before()
    {
        Assert.Equal(["a"], Observe(Items.Of("a")));
        _clock.Advance(59.9);
        Assert.Empty(Observe(Items.Of("a")));
        Assert.Empty(Settled);
        _clock.Advance(0.1);
        Observe(Items.Of("a"));
        Assert.Equal(["a"], Settled);
    }

    /// <summary>A time that goes back is a change as well, as when a copy sets the time of its source.</summary>
    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(1, -100000)]
    [InlineData(1, 0.001)]
    public void Any_change_requires_another_settle_time(long length, double modified)
    {
        Observe(Items.Of("a"));
        _clock.Advance(59);
        Observe(Items.Of("a", length, modified));
        _clock.Advance(59);
        Observe(Items.Of("a", length, modified));
        Assert.Empty(Settled);
        _clock.Advance(1);
        Observe(Items.Of("a", length, modified));
        Assert.Equal(["a"], Settled);
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2040)]
    public void The_system_clock_has_no_influence(int year)
    {
        Observe(Items.Of("a"));
        _clock.SetSystemClock(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _clock.Advance(30);
        Observe(Items.Of("a"));
        Assert.Empty(Settled);
        _clock.Advance(30);
        Observe(Items.Of("a"));
        Assert.Equal(["a"], Settled);
    }

    /// <summary>A file may have changed after a slow scan looked at it.</summary>
    [Fact]
    public void The_duration_of_a_scan_does_not_count()
    {
        Observe(Items.Of("a"));
        var started = _clock.GetTimestamp();
        _clock.Advance(600);
        _tracker.Observe([Items.Of("a")], started);
        Assert.Empty(Settled);
    }

    [Fact]
    public void Time_without_a_scan_counts_only_up_to_the_next_scan()
    {
        Observe(Items.Of("a"));
        _clock.Advance(600);
        Assert.Empty(Settled);
        Observe(Items.Of("a"));
        Assert.Equal(["a"], Settled);
    }

    [Fact]
    public void A_file_that_was_away_settles_again()
    {
        Observe(Items.Of("a"), Items.Of("b"));
        _clock.Advance(50);
        Observe(Items.Of("b"));
        _clock.Advance(10);
        Assert.Equal(["a"], Observe(Items.Of("a"), Items.Of("b")));
        Assert.Equal(["b"], Settled);
    }

    [Fact]
    public void After_an_outage_all_files_settle_again()
    {
        Observe(Items.Of("a"));
        _clock.Advance(3600);
        _tracker.RestartAll();
        Observe(Items.Of("a"));
        Assert.Empty(Settled);
        Assert.Equal(TimeSpan.FromMinutes(1), _tracker.UntilNext);
        _clock.Advance(60);
        Observe(Items.Of("a"));
        Assert.Equal(["a"], Settled);
        Assert.Null(_tracker.UntilNext);
    }

    [Fact]
    public void Without_a_settle_time_a_file_is_complete_at_once()
    {
        var tracker = new SettleTracker(_clock, TimeSpan.Zero);
        tracker.Observe([Items.Of("a")], _clock.GetTimestamp());
        Assert.Equal(["a"], tracker.Settled.Select(item => item.Name));
    }

    private IEnumerable<string> Settled => _tracker.Settled.Select(item => item.Name);

    private IEnumerable<string> Observe(params FolderItem[] items) =>
        _tracker.Observe(items, _clock.GetTimestamp()).Select(item => item.Name);
}
