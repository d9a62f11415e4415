using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>Files that cannot be opened, or whose opening blocks.</summary>
public sealed class ReadinessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_whose_opening_blocks_delays_no_other_file()
    {
        using var open = new ManualResetEventSlim();
        var checks = new ReadinessChecks(
            item =>
            {
                if (item.Name == "pipe")
                {
                    open.Wait(Cancellation);
                }

                return null;
            },
            TimeSpan.FromMilliseconds(1)
        );

        var first = await checks.ExplainAsync(Items.Of("pipe"), Cancellation);
        var second = await checks.ExplainAsync(Items.Of("pipe"), Cancellation);
        open.Set();

        Assert.Equal(
            "'/data/pipe' cannot be opened for reading: the file system does not respond, or it is not a file.",
            first?.Replace('\\', '/')
        );
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Few_checks_wait_at_the_same_time()
    {
        using var open = new ManualResetEventSlim();
        var count = 0;
        var checks = new ReadinessChecks(
            _ =>
            {
                Interlocked.Increment(ref count);
                open.Wait(Cancellation);
                return null;
            },
            TimeSpan.FromMilliseconds(1)
        );

        for (var i = 0; i < 20; i++)
        {
            Assert.NotNull(await checks.ExplainAsync(Items.Of($"f{i}"), Cancellation));
        }

        open.Set();
        Assert.InRange(count, 0, 8);
    }

    [Fact]
    public async Task A_folder_has_time_for_each_of_its_files()
    {
        using var open = new ManualResetEventSlim();
        var checks = new ReadinessChecks(
            _ =>
            {
                open.Wait(Cancellation);
                return null;
            },
            TimeSpan.Zero
        );
        var folder = new FolderItem("/data", "/data/scan", new FileFingerprint(1, 1, 1))
        {
            IsFolder = true,
            Files = [.. Enumerable.Range(0, 1000).Select(number => $"/data/scan/{number}")],
        };

        var check = checks.ExplainAsync(folder, Cancellation);
        open.Set();

        Assert.Null(await check);
    }

    [Fact]
    public async Task A_file_that_can_be_opened_has_the_result_of_its_check()
    {
        var checks = new ReadinessChecks(item => item.Name == "a" ? null : "no", TimeSpan.FromMinutes(1));

        Assert.Null(await checks.ExplainAsync(Items.Of("a"), Cancellation));
        Assert.Equal("no", await checks.ExplainAsync(Items.Of("b"), Cancellation));
    }
}
