using System.Text.Json;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Raw;

namespace Globus.Automate.Tests.Http;

/// <summary>One attempt of the client is one request on the wire, whatever .NET thinks of the connection.</summary>
public sealed class SingleAttemptTests
{
    private const string Run = """{"run_id":"36ad9f9a-ad29-488f-beb4-c22ab729643a","status":"ACTIVE"}""";
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    public static TheoryData<string, string> Faults
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var request in Requests.Keys)
            {
                foreach (var fault in Responses.Keys)
                {
                    rows.Add(request, fault);
                }
            }

            return rows;
        }
    }

    private static Dictionary<string, Func<GlobusClient, Task>> Requests { get; } =
        new()
        {
            ["GET"] = globus => globus.Runs.GetAsync(Guid.Empty, default, Cancellation),
            ["PUT"] = globus => globus.Runs.UpdateAsync(Guid.Empty, new RunUpdateRequest { Label = "l" }, Cancellation),
            ["DELETE"] = globus => globus.Flows.DeleteAsync(Guid.Empty, Cancellation),
            ["release"] = globus => globus.Runs.ReleaseAsync(Guid.Empty, Cancellation),
            ["start"] = globus => globus.Runs.StartAsync(Guid.Empty, new RunRequest(), "scope", Cancellation),
            ["publish"] = globus =>
                globus.Flows.CreateAsync(new FlowCreateRequest { Title = "t", Definition = Empty }, Cancellation),
        };

    private static Dictionary<string, byte[]?> Responses { get; } =
        new()
        {
            ["closed without a byte"] = null,
            ["cut in the head"] = RawServer.Response("200 OK\r\nConnection: close\r\nContent-", [])[..^4],
            ["cut in the body"] = RawServer.Response(
                "200 OK\r\nConnection: close\r\nContent-Length: 500",
                "{"u8.ToArray()
            ),
            ["cut in a chunk"] = RawServer.Response(
                "200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked",
                "40\r\n{"u8.ToArray()
            ),
            ["no HTTP"] = "SSH-2.0-OpenSSH_9.6\r\nConnection: close\r\n\r\n"u8.ToArray(),
        };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Without_retries_there_is_one_request(string request, string fault)
    {
        using var server = new RawServer(_ => Responses[fault]);
        using var globus = Connect(server, retries: 0);

        await Assert.ThrowsAnyAsync<GlobusException>(() => Requests[request](globus));

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task A_connection_that_was_used_before_makes_no_difference(string request)
    {
        using var server = new RawServer(text =>
            text.Contains("/runs/", StringComparison.Ordinal) ? RawServer.Json(Run) : null
        );
        using var globus = Connect(server, retries: 0);
        await Requests["GET"](globus);
        server.Forget();

        if (request == "DELETE")
        {
            await Assert.ThrowsAnyAsync<GlobusException>(() => Requests[request](globus));
        }
        else
        {
            await Assert.ThrowsAnyAsync<GlobusException>(() => globus.Flows.GetAsync(Guid.Empty, Cancellation));
        }

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("closed without a byte")]
    [InlineData("cut in the body")]
    public async Task Retries_are_those_that_were_asked_for(string fault)
    {
        using var server = new RawServer(_ => Responses[fault]);
        using var globus = Connect(server, retries: 2);

        await Assert.ThrowsAsync<GlobusConnectionException>(() => Requests["GET"](globus));

        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("closed without a byte")]
    [InlineData("cut in the body")]
    public async Task A_deletion_whose_response_was_lost_is_done_when_nothing_is_left(string fault)
    {
        var first = true;
        using var server = new RawServer(_ =>
        {
            (var isFirst, first) = (first, false);
            return isFirst ? Responses[fault] : RawServer.Json("{}", "404 Not Found");
        });
        using var globus = Connect(server, retries: 1);

        await Requests["DELETE"](globus);
        first = true;
        await globus.Raw.SendAsync(new RawRequest { Method = "DELETE", Path = "/flows/x" }, Cancellation);

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_response_that_is_too_large_is_not_asked_for_again()
    {
        using var server = new RawServer(_ => RawServer.Json($"\"{new string('x', 2000)}\""));
        using var globus = new GlobusClient(
            new GlobusClientOptions
            {
                FlowsAddress = server.Address,
                TokenSource = new FakeTokenSource(),
                MaximumResponseBytes = 1000,
            }
        );

        await Assert.ThrowsAsync<ResponseTooLargeException>(() => Requests["GET"](globus));
        await Assert.ThrowsAsync<StartUncertainException>(() => Requests["start"](globus));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_ends_with_the_connection_is_read()
    {
        using var server = new RawServer(_ =>
            RawServer.Response("200 OK\r\nConnection: close", System.Text.Encoding.UTF8.GetBytes(Run))
        );
        using var globus = Connect(server, retries: 0);

        await Requests["GET"](globus);
    }

    [Fact]
    public async Task A_port_of_this_machine_that_refuses_is_tried_three_times_at_most()
    {
        Uri address;
        using (var server = new RawServer(_ => null))
        {
            address = server.Address;
        }

        var clock = new ImpatientClock();
        using var globus = new GlobusClient(
            new GlobusClientOptions
            {
                FlowsAddress = address,
                TokenSource = new FakeTokenSource(),
                TimeProvider = clock,
            }
        );

        var ex = await Assert.ThrowsAsync<GlobusConnectionException>(() => Requests["GET"](globus));

        Assert.Equal($"{address.Authority} refused the connection.", ex.Message);
        Assert.Equal(2, clock.Pauses.Count(pause => pause < TimeSpan.FromSeconds(1)));
    }

    private static GlobusClient Connect(RawServer server, int retries) =>
        new(
            new GlobusClientOptions
            {
                FlowsAddress = server.Address,
                TokenSource = new FakeTokenSource(),
                MaximumRetryCount = retries,
                MaximumRetryDelay = TimeSpan.FromMilliseconds(1),
            }
        );
}
