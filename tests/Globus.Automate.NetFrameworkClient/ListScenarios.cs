using Globus.Automate.Flows;
using Globus.Automate.Paging;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Lists that have several pages.</summary>
internal static class ListScenarios
{
    public static async Task ListFlowsAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        for (var number = 1; number <= 5; number++)
        {
            await session.PublishAsync($"Flow {number}").ConfigureAwait(false);
        }

        var query = new FlowQuery { PageSize = 2, OrderBy = ["title ASC"] };
        await PrintAsync(session.Client.Flows.List(query), flow => flow.Title).ConfigureAwait(false);
    }

    public static async Task ListRunsAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var flow = await session.PublishAsync("Many runs").ConfigureAwait(false);
        for (var number = 1; number <= 5; number++)
        {
            await session
                .Client.Runs.StartAsync(flow.Id, new RunRequest { Label = $"Run {number}" })
                .ConfigureAwait(false);
        }

        var query = new RunQuery
        {
            FlowIds = [flow.Id],
            PageSize = 2,
            OrderBy = ["start_time ASC"],
        };
        await PrintAsync(session.Client.Runs.List(query), run => run.Label).ConfigureAwait(false);
    }

    private static async Task PrintAsync<T>(Pageable<T> list, Func<T, string?> name)
    {
        var pages = new List<int>();
        await foreach (var page in list.AsPages().ConfigureAwait(false))
        {
            pages.Add(page.Items.Count);
        }

        Console.Out.WriteLine($"pages of {string.Join(", ", pages)}");
        await foreach (var item in list.ConfigureAwait(false))
        {
            Console.Out.WriteLine(name(item));
        }
    }
}
