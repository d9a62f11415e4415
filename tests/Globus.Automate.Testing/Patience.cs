namespace Globus.Automate.Testing;

/// <summary>Bounds for waiting: a test that waits in vain fails and says for what.</summary>
public static class Patience
{
    /// <summary>Longer than anything takes on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>The result of the task, unless it takes too long or the test is cancelled.</summary>
    public static async Task<T> InTimeAsync<T>(this Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"Waited {Limit} for {what}.", exception);
        }
    }

    /// <summary>The end of the task, unless it takes too long or the test is cancelled.</summary>
    public static async Task InTimeAsync(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"Waited {Limit} for {what}.", exception);
        }
    }

    /// <summary>Asks again and again until the condition holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
            {
                throw new TimeoutException($"Waited {Limit} for {what}.");
            }
        }
    }
}
