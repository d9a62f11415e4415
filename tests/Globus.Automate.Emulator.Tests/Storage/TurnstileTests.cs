using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Tests.Storage;

public sealed class TurnstileTests
{
    private readonly Turnstile _turnstile = new();
    private readonly List<string> _entered = [];

    [Fact]
    public async Task Who_came_first_goes_first()
    {
        await _turnstile.EnterAsync(Purpose.Change, CancellationToken.None);
        var waiting = new[]
        {
            WaitAsync("a", Purpose.Change),
            WaitAsync("b", Purpose.Change),
            WaitAsync("c", Purpose.Change),
        };
        Assert.Empty(_entered);
        _turnstile.Leave();
        await Task.WhenAll(waiting);
        Assert.Equal(["a", "b", "c"], _entered);
    }

    [Fact]
    public async Task The_lines_go_in_by_turns()
    {
        await _turnstile.EnterAsync(Purpose.Change, CancellationToken.None);
        var waiting = new[]
        {
            WaitAsync("change 1", Purpose.Change),
            WaitAsync("change 2", Purpose.Change),
            WaitAsync("change 3", Purpose.Change),
            WaitAsync("look 1", Purpose.Look),
            WaitAsync("look 2", Purpose.Look),
            WaitAsync("go on", Purpose.GoOn),
        };
        _turnstile.Leave();
        await Task.WhenAll(waiting);
        Assert.Equal(["go on", "look 1", "change 1", "look 2", "change 2", "change 3"], _entered);
    }

    [Fact]
    public async Task Who_gives_up_holds_up_nobody()
    {
        using var givesUp = new CancellationTokenSource();
        await _turnstile.EnterAsync(Purpose.Look, CancellationToken.None);
        var given = _turnstile.EnterAsync(Purpose.Change, givesUp.Token);
        var next = WaitAsync("next", Purpose.Change);
        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        _turnstile.Leave();
        await next;
        Assert.Equal(["next"], _entered);
    }

    [Fact]
    public async Task It_is_free_when_everybody_has_left()
    {
        await _turnstile.EnterAsync(Purpose.Look, CancellationToken.None);
        _turnstile.Leave();
        Assert.True(_turnstile.EnterAsync(Purpose.Change, CancellationToken.None).IsCompletedSuccessfully);
    }

    private async Task WaitAsync(string name, Purpose purpose)
    {
        await _turnstile.EnterAsync(purpose, CancellationToken.None);
        _entered.Add(name);
        _turnstile.Leave();
    }
}
