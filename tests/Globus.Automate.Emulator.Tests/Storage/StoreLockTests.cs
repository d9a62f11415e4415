using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Tests.Storage;

public sealed class StoreLockTests
{
    private readonly StoreLock _storeLock = new();
    private readonly List<string> _entered = [];

    [Fact]
    public async Task Who_came_first_goes_first()
    {
        await _storeLock.EnterAsync(Workload.Write, CancellationToken.None);
        var waiting = new[]
        {
            WaitAsync("a", Workload.Write),
            WaitAsync("b", Workload.Write),
            WaitAsync("c", Workload.Write),
        };
        Assert.Empty(_entered);
        _storeLock.Exit();
        await Task.WhenAll(waiting);
        Assert.Equal(["a", "b", "c"], _entered);
    }

    [Fact]
    public async Task The_lines_go_in_by_turns()
    {
        await _storeLock.EnterAsync(Workload.Write, CancellationToken.None);
        var waiting = new[]
        {
            WaitAsync("change 1", Workload.Write),
            WaitAsync("change 2", Workload.Write),
            WaitAsync("change 3", Workload.Write),
            WaitAsync("look 1", Workload.Read),
            WaitAsync("look 2", Workload.Read),
            WaitAsync("go on", Workload.Execute),
        };
        _storeLock.Exit();
        await Task.WhenAll(waiting);
        Assert.Equal(["go on", "look 1", "change 1", "look 2", "change 2", "change 3"], _entered);
    }

    [Fact]
    public async Task Who_gives_up_holds_up_nobody()
    {
        using var givesUp = new CancellationTokenSource();
        await _storeLock.EnterAsync(Workload.Read, CancellationToken.None);
        var given = _storeLock.EnterAsync(Workload.Write, givesUp.Token);
        var next = WaitAsync("next", Workload.Write);
        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        _storeLock.Exit();
        await next;
        Assert.Equal(["next"], _entered);
    }

    [Fact]
    public async Task It_is_free_when_everybody_has_left()
    {
        await _storeLock.EnterAsync(Workload.Read, CancellationToken.None);
        _storeLock.Exit();
        Assert.True(_storeLock.EnterAsync(Workload.Write, CancellationToken.None).IsCompletedSuccessfully);
    }

    private async Task WaitAsync(string name, Workload workload)
    {
        await _storeLock.EnterAsync(workload, CancellationToken.None);
        _entered.Add(name);
        _storeLock.Exit();
    }
}
