namespace Globus.Automate.TokenStorage.Tests;

/// <summary>What Windows refuses for a moment, because another process has the file open, is done again.</summary>
public sealed class SharingRetryTests
{
    private readonly List<TimeSpan> _pauses = [];

    public static TheoryData<int, bool> Refusals =>
        new()
        {
            { unchecked((int)0x80070005), true },
            { unchecked((int)0x80070020), false },
            { unchecked((int)0x80070021), false },
            { unchecked((int)0x800704C8), false },
            { unchecked((int)0x80070497), false },
            { unchecked((int)0x80070499), false },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_file_that_another_process_uses_is_tried_again_until_it_is_free(int result, bool isDenied)
    {
        var left = 10;

        var outcome = new SharingRetry(isWindows: true, _pauses.Add).Run(() =>
            left-- > 0 ? throw Refusal(result, isDenied) : "done"
        );

        Assert.Equal("done", outcome);
        Assert.Equal(10, _pauses.Count);
        Assert.All(_pauses, pause => Assert.InRange(pause.TotalMilliseconds, 1, 100));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void It_gives_up_after_a_few_seconds(int result, bool isDenied)
    {
        var error = Refusal(result, isDenied);

        Assert.Same(
            error,
            Assert.ThrowsAny<Exception>(() => new SharingRetry(isWindows: true, _pauses.Add).Run(() => throw error))
        );

        Assert.InRange(_pauses.Sum(pause => pause.TotalSeconds), 1, 5);
    }

    [Theory]
    [InlineData(unchecked((int)0x80070002), true)]
    [InlineData(unchecked((int)0x80070070), true)]
    [InlineData(unchecked((int)0x80070020), false)]
    [InlineData(32, true)]
    public void Other_failures_are_told_at_once(int result, bool isWindows)
    {
        var error = Refusal(result, isDenied: false);

        Assert.Same(
            error,
            Assert.ThrowsAny<Exception>(() => new SharingRetry(isWindows, _pauses.Add).Run(() => throw error))
        );

        Assert.Empty(_pauses);
    }

    [Fact]
    public async Task A_reader_lets_others_replace_the_file()
    {
        using var folder = new StoreFolder();
        await folder.PutAsync(StoreFolder.SignIn("work"));
        using var open = new FileStream(
            folder.FileOf("work"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete
        );

        Assert.NotNull(await folder.GetAsync("work"));
    }

    private static Exception Refusal(int result, bool isDenied) =>
        isDenied ? new UnauthorizedAccessException { HResult = result } : new IOException("in use", result);
}
