using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Tests.Storage;

public sealed class TurnstileTests
{
    private readonly Turnstile turnstile = new();
    private readonly List<string> entered = [];

    [Fact]
    public async Task Who_came_first_goes_first()
    {
        await turnstile.EnterAsync(Purpose.Change, CancellationToken.None);
        var waiting = new[] { WaitAsync("a", Purpose.Change), WaitAsync("b", Purpose.Change), WaitAsync("c", Purpose.Change) };
        Assert.Empty(entered);
        turnstile.Leave();
        await Task.WhenAll(waiting);
        Assert.Equal(["a", "b", "c"], entered);
    }

    [Fact]
    public async Task The_lines_go_in_by_turns()
    {
        await turnstile.EnterAsync(Purpose.Change, CancellationToken.None);
        var waiting = new[]
        {
            WaitAsync("change 1", Purpose.Change), WaitAsync("change 2", Purpose.Change), WaitAsync("change 3", Purpose.Change),
            WaitAsync("look 1", Purpose.Look), WaitAsync("look 2", Purpose.Look), WaitAsync("go on", Purpose.GoOn),
        };
        turnstile.Leave();
        await Task.WhenAll(waiting);
        Assert.Equal(["go on", "look 1", "change 1", "look 2", "change 2", "change 3"], entered);
    }

    [Fact]
    public async Task Who_gives_up_holds_up_nobody()
    {
        using var givesUp = new CancellationTokenSource();
        await turnstile.EnterAsync(Purpose.Look, CancellationToken.None);
        var given = turnstile.EnterAsync(Purpose.Change, givesUp.Token);
        var next = WaitAsync("next", Purpose.Change);
        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        turnstile.Leave();
        await next;
        Assert.Equal(["next"], entered);
    }

    [Fact]
    public async Task It_is_free_when_everybody_has_left()
    {
        await turnstile.EnterAsync(Purpose.Look, CancellationToken.None);
        turnstile.Leave();
        Assert.True(turnstile.EnterAsync(Purpose.Change, CancellationToken.None).IsCompletedSuccessfully);
    }

    private async Task WaitAsync(string name, Purpose purpose)
    {
        await turnstile.EnterAsync(purpose, CancellationToken.None);
        entered.Add(name);
        turnstile.Leave();
    }
}
